// Choices that outlive a visit: theme, language of the interface. Never a text.

export function stored(name) {
  try {
    return localStorage.getItem(`tifa.${name}`);
  } catch {
    return null;
  }
}

export function store(name, value) {
  try {
    if (value === null) localStorage.removeItem(`tifa.${name}`);
    else localStorage.setItem(`tifa.${name}`, value);
  } catch {
    // Storage is closed to us: the choice holds for this visit.
  }
}
