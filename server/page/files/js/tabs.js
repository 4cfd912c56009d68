// Tabs after the ARIA pattern: arrows move, one tab is a stop of the tab key. A
// panel is filled when it is shown.

import { el } from "./dom.js";
import { t } from "./messages.js";

export class Tabs {
  #tabs = new Map(); // name -> {tab, panel, fill, stale}
  #list;
  shown = "";

  // Panels are {name: fill}, where fill puts the content into the element it is given.
  constructor(list, room, panels) {
    this.#list = list;
    for (const [name, fill] of Object.entries(panels)) {
      const tab = el("button", { type: "button", role: "tab", id: `tab-${name}`, "aria-controls": `panel-${name}`, "aria-selected": "false", tabindex: -1, "data-tab": name });
      const panel = el("div", { role: "tabpanel", id: `panel-${name}`, "aria-labelledby": `tab-${name}`, tabindex: 0, hidden: true, class: `panel-${name}` });
      tab.addEventListener("click", () => this.#click(name));
      list.append(tab);
      room.append(panel);
      this.#tabs.set(name, { tab, panel, fill, stale: true });
    }
    list.addEventListener("keydown", (event) => this.#key(event));
  }

  // label writes the names of the tabs in the language of the interface.
  label() {
    for (const [name, { tab }] of this.#tabs) tab.textContent = t(`tab.${name}`);
  }

  // show shows a panel; an unknown name is the first one's.
  show(name) {
    if (!this.#tabs.has(name)) [name] = this.#tabs.keys();
    this.shown = name;
    for (const [other, { tab, panel }] of this.#tabs) {
      tab.setAttribute("aria-selected", String(other === name));
      tab.setAttribute("tabindex", other === name ? "0" : "-1");
      panel.hidden = other !== name;
    }
    this.#fill(name);
  }

  // refresh has panels filled again: the shown one now, the others when they are shown.
  refresh(...names) {
    for (const name of names.length > 0 ? names : this.#tabs.keys()) this.#tabs.get(name).stale = true;
    if (this.shown) this.#fill(this.shown);
  }

  // fillAll fills all panels, for print.
  fillAll() {
    for (const name of this.#tabs.keys()) this.#fill(name);
  }

  #fill(name) {
    const tab = this.#tabs.get(name);
    if (!tab.stale) return;
    tab.stale = false;
    tab.fill(tab.panel);
  }

  #click(name) {
    this.show(name);
    this.#list.dispatchEvent(new CustomEvent("open", { detail: name }));
  }

  #key(event) {
    const names = [...this.#tabs.keys()];
    const at = names.indexOf(event.target.dataset?.tab);
    if (at < 0) return;
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: names.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const name = names[(to + names.length) % names.length];
    this.#click(name);
    this.#tabs.get(name).tab.focus();
  }
}
