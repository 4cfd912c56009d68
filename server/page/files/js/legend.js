// The legend: how many annotations each label has, and a switch for each.

import { button, el } from "./dom.js";
import { LABELS } from "./labels.js";
import { language, t, tn } from "./messages.js";

export class Legend {
  #root;
  #view;
  #say;

  constructor(root, view, say) {
    this.#root = root;
    this.#view = view;
    this.#say = say;
    view.on("document language", () => view.doc && this.#render());
    view.on("labels", () => this.#paint());
    root.addEventListener("keydown", (event) => this.#key(event));
  }

  #render() {
    const counts = new Map(LABELS.map((label) => [label, 0]));
    for (const { label } of this.#view.doc.annotations) counts.set(label, counts.get(label) + 1);
    const switches = LABELS.filter((label) => counts.get(label) > 0).map((label) =>
      button(
        { class: "legend-item", "data-label": label, title: t(`about.${label}`) },
        () => this.#toggle(label),
        el("span", { class: "legend-mark", "data-label": label, "aria-hidden": "true" }, t(`tag.${label}`)),
        el("span", { class: "legend-name" }, t(`label.${label}`)),
        el("span", { class: "legend-count" }, counts.get(label).toLocaleString(language())),
      ),
    );
    const all = button({ class: "legend-all" }, () => this.#all(), "");
    this.#root.replaceChildren(...switches, ...(switches.length > 0 ? [all] : []));
    [...this.#root.children].forEach((node, k) => node.setAttribute("tabindex", k === 0 ? "0" : "-1"));
    this.#paint();
  }

  #paint() {
    for (const node of this.#root.querySelectorAll(".legend-item")) node.setAttribute("aria-pressed", String(!this.#view.off.has(node.dataset.label)));
    const all = this.#root.querySelector(".legend-all");
    if (all) all.textContent = this.#view.off.size > 0 ? t("legend.all") : t("legend.none");
  }

  #toggle(label) {
    this.#view.toggle(label);
    const shown = this.#view.doc.annotations.filter((_, i) => this.#view.isVisible(i)).length;
    this.#say(t(this.#view.off.has(label) ? "legend.hidden" : "legend.shown", { label: t(`label.${label}`), count: tn("annotations", shown) }));
  }

  #all() {
    this.#view.hide(this.#view.off.size > 0 ? [] : LABELS);
    this.#say(t(this.#view.off.size > 0 ? "legend.none-shown" : "legend.all-shown"));
  }

  // key moves between the switches, which are one stop of the tab key.
  #key(event) {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const items = [...this.#root.children];
    const at = items.indexOf(event.target);
    if (!step || at < 0) return;
    event.preventDefault();
    const to = items[(at + step + items.length) % items.length];
    items[at].setAttribute("tabindex", "-1");
    to.setAttribute("tabindex", "0");
    to.focus();
  }
}
