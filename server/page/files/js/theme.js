// The switch of the theme: the system's, light, dark.

import { svg } from "./dom.js";
import { t } from "./messages.js";
import { store, stored } from "./stored.js";

const THEMES = ["auto", "light", "dark"];

const ICONS = {
  auto: [svg("circle", { cx: 10, cy: 10, r: 6.5 }), svg("path", { class: "solid", d: "M10 3.5a6.5 6.5 0 0 1 0 13z" })],
  light: [svg("circle", { cx: 10, cy: 10, r: 3.5 }), svg("path", { d: "M10 1.8v2M10 16.2v2M1.8 10h2M16.2 10h2M4.2 4.2l1.4 1.4M14.4 14.4l1.4 1.4M15.8 4.2l-1.4 1.4M5.6 14.4l-1.4 1.4" })],
  dark: [svg("path", { d: "M16.5 12.2A7 7 0 0 1 7.8 3.5a7 7 0 1 0 8.7 8.7z" })],
};

export class Theme {
  #button;
  #now;

  constructor(button) {
    this.#button = button;
    this.#now = THEMES.includes(stored("theme")) ? stored("theme") : "auto";
    button.addEventListener("click", () => this.#set(THEMES[(THEMES.indexOf(this.#now) + 1) % THEMES.length]));
  }

  // label names the theme in the language of the interface.
  label() {
    const says = t(`theme.${this.#now}`);
    this.#button.setAttribute("aria-label", says);
    this.#button.title = says;
    this.#button.replaceChildren(svg("svg", { class: "icon", viewBox: "0 0 20 20", "aria-hidden": "true" }, ...ICONS[this.#now]));
  }

  #set(theme) {
    this.#now = theme;
    store("theme", theme === "auto" ? null : theme);
    if (theme === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    this.label();
  }
}
