// Sets what must be known before the first paint: the theme that was chosen last.
(() => {
  let theme = null;
  try {
    theme = localStorage.getItem("tifa.theme");
  } catch {
    // Storage is closed to us: the system's theme holds.
  }
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
})();
