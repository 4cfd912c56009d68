// Relations: gathered by what they say, drawn, and as a list.

import { button, el } from "./dom.js";
import { draw } from "./graph.js";
import { t, term, tn } from "./messages.js";
import { endName } from "./naming.js";

export class Relations {
  #view;
  #goto;
  #point;

  // goto is called with the index of an annotation, point with stretches of the text.
  constructor(view, { goto, point }) {
    this.#view = view;
    this.#goto = goto;
    this.#point = point;
  }

  fill(panel) {
    if (!this.#view.doc) return;
    const facts = gather(this.#view);
    if (facts.length === 0) {
      panel.replaceChildren(el("p", { class: "empty" }, t("relations.none")));
      return;
    }
    const host = el("div", { class: "graph-room" });
    const larger = button({ class: "quiet small-button" }, () => this.#enlarge(facts), t("relations.larger"));
    panel.replaceChildren(host, el("p", { class: "graph-foot" }, larger), ...this.#lists(facts));
    this.#draw(host, facts);
  }

  #draw(host, facts) {
    host.replaceChildren(draw(this.#view, facts, host.clientWidth || 440, (end) => this.#go(end)));
  }

  #enlarge(facts) {
    const host = el("div", { class: "graph-room" });
    const dialog = el("dialog", { class: "larger", "aria-label": t("tab.relations") }, host);
    dialog.append(button({ class: "round close", "aria-label": t("panel.close") }, () => dialog.close(), "×"));
    dialog.addEventListener("close", () => dialog.remove());
    document.body.append(dialog);
    dialog.showModal();
    host.replaceChildren(
      draw(this.#view, facts, host.clientWidth, (end) => {
        dialog.close();
        this.#go(end);
      }),
    );
  }

  #go(end) {
    const i = this.#view.index.get(end);
    if (i !== undefined) this.#goto(i);
  }

  #lists(facts) {
    const types = new Map();
    for (const fact of facts) types.set(fact.type, [...(types.get(fact.type) ?? []), fact]);
    return [...types].map(([type, some]) =>
      el("section", { class: "relation-group" }, el("h3", {}, term("relation.", type), el("span", { class: "count" }, some.reduce((n, fact) => n + fact.relations.length, 0))), el("ul", {}, ...some.map((fact) => this.#row(fact)))),
    );
  }

  #row(fact) {
    let next = 0;
    const go = () => {
      const { head, tail, cue, quote } = fact.relations[next];
      next = (next + 1) % fact.relations.length;
      this.#go(this.#view.index.has(head) ? head : tail);
      this.#point([cue, quote].filter(Boolean));
    };
    const attrs = Object.entries(fact.relations[0].attrs ?? {}).filter(([key]) => key !== "group" && key !== "order");
    return el(
      "li",
      {},
      button(
        { class: "relation", title: fact.relations[0].source.rule },
        go,
        el("span", { class: "end", "data-label": fact.head.label, lang: fact.head.lang }, fact.head.text),
        el("span", { class: "arrow", "aria-hidden": "true" }, fact.type === "meets" ? "↔" : "→"),
        el("span", { class: "end", "data-label": fact.tail.label, lang: fact.tail.lang }, fact.tail.text),
        fact.relations.length > 1 && el("span", { class: "times", title: tn("relations.times", fact.relations.length) }, `×${fact.relations.length}`),
        ...attrs.map(([key, value]) => el("span", { class: "relation-attr" }, `${term("attr.", key)}: ${term("word.", String(value))}`)),
      ),
    );
  }
}

// gather joins relations that say the same of the same entities. Those of hidden
// labels are left out.
function gather(view) {
  const facts = new Map();
  for (const relation of view.doc.relations) {
    const head = end(view, relation.head);
    const tail = end(view, relation.tail);
    if (!head || !tail) continue;
    const key = JSON.stringify([relation.type, head.key, tail.key]);
    if (!facts.has(key)) facts.set(key, { type: relation.type, head, tail, relations: [] });
    facts.get(key).relations.push(relation);
  }
  return [...facts.values()];
}

// end is an end of a relation: {key, id, text, lang, label}, or null if it is hidden.
function end(view, id) {
  const i = view.index.get(id);
  if (i !== undefined && !view.isVisible(i)) return null;
  const annotation = view.doc.annotations[i];
  const key = annotation?.entity || annotation?.timex?.value || annotation?.text || id;
  return { key, id, ...endName(view, id), label: annotation?.label ?? "" };
}
