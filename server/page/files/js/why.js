// Why the chosen span was kept, what else was considered there, and why it was not.

import { el } from "./dom.js";
import { t } from "./messages.js";

export class Why {
  #view;
  #api;
  #selection;
  #asking = null;

  // selection gives what is selected in the text by hand, or null.
  constructor(view, api, selection) {
    this.#view = view;
    this.#api = api;
    this.#selection = selection;
  }

  // fill puts the candidates of the place into a panel.
  async fill(panel) {
    this.#asking?.abort();
    const { doc, chosen, asked } = this.#view;
    const selected = this.#selection();
    if (!doc || (chosen === null && !selected)) {
      panel.replaceChildren(el("p", { class: "empty" }, t("why.none")));
      return;
    }
    const span = selected ?? doc.annotations[chosen];
    const asking = new AbortController();
    this.#asking = asking;
    const quote = el("p", { class: "why-quote" }, el("q", { lang: doc.lang }, clip(doc.text.slice(span.start, span.end))));
    panel.replaceChildren(quote, el("p", { class: "empty" }, t("why.asking")));
    try {
      const candidates = await this.#api.explain({ ...asked, text: doc.text }, span.start, asking.signal);
      if (!asking.signal.aborted) panel.replaceChildren(quote, ...this.#groups(candidates, selected ? null : span));
    } catch (problem) {
      if (!asking.signal.aborted) panel.replaceChildren(quote, el("p", { class: "note" }, problem.message));
    }
  }

  #groups(candidates, chosen) {
    const isChosen = (c) => chosen !== null && c.kept && c.label === chosen.label && c.start === chosen.start && c.end === chosen.end;
    const group = (heading, some) => some.length > 0 && el("section", {}, el("h3", {}, t(heading)), el("ul", { class: "candidates" }, ...some.map((c) => this.#candidate(c))));
    const groups = [
      group("why.this", candidates.filter(isChosen)),
      group("why.kept", candidates.filter((c) => c.kept && !isChosen(c))),
      group("why.dropped", candidates.filter((c) => !c.kept)),
    ].filter(Boolean);
    if (groups.length === 0) return [el("p", { class: "empty" }, t("why.nothing"))];
    if (candidates.every((c) => c.kept)) groups.push(el("p", { class: "note" }, t("why.alone")));
    return groups;
  }

  #candidate(c) {
    const fate = c.kept ? t("why.fate.kept") : t(c.refused ? "why.fate.refused" : "why.fate.dropped", { reason: c.dropped });
    const row = (key, value) => value && [el("dt", {}, t(key)), el("dd", {}, el("code", {}, value))];
    return el(
      "li",
      { class: c.kept ? "candidate kept" : "candidate" },
      el("p", { class: "candidate-text" }, el("span", { class: "chip-tag", "data-label": c.label, title: t(`label.${c.label}`) }, t(`tag.${c.label}`)), el("span", { lang: this.#view.doc.lang }, clip(c.text)), el("code", { class: "candidate-span" }, `${c.start}–${c.end}`)),
      el("p", { class: "candidate-fate" }, fate),
      el("dl", { class: "facts-table" }, ...[row("fact.rule", c.rule), row("fact.entry", c.entry)].filter(Boolean).flat()),
      c.evidence && el("section", { class: "evidence" }, el("h4", {}, t("why.evidence")), el("ul", {}, ...c.evidence.split(", ").map((reason) => el("li", {}, reason)))),
    );
  }
}

function clip(text) {
  return text.length > 160 ? `${text.slice(0, 160)}…` : text;
}
