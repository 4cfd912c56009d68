// The entry of what is chosen: names, values, what a slogan spells out, who held an
// office. References lead on to other entries.

import { button, el } from "./dom.js";
import { language, t, term, tn } from "./messages.js";
import { endName, nameOf, namedIn, tag, valueOf } from "./naming.js";
import { tenures } from "./tenures.js";

const REFERENCE = /^(per|office|org|place|event|tifa|doc):[^~]/;

// FEW is how many other wordings stand there before the rest is folded away.
const FEW = 8;

export class Entry {
  #view;
  #api;
  #goto;
  #changed;
  #path = []; // ids of entries that references led to
  #build = 0;

  // goto is called with the index of an annotation to go to; changed when a reference led
  // to another entry, or back.
  constructor(view, api, { goto, changed }) {
    this.#view = view;
    this.#api = api;
    this.#goto = goto;
    this.#changed = changed;
    view.on("document chosen", () => {
      this.#path = [];
    });
  }

  // open shows an entry by its id.
  open(id) {
    this.#path.push(id);
    this.#changed();
  }

  // fill puts the entry into a panel.
  async fill(panel) {
    const build = ++this.#build;
    const { doc, chosen, entities } = this.#view;
    const id = this.#path.at(-1);
    if (!doc || (chosen === null && !id)) {
      panel.replaceChildren(el("p", { class: "empty" }, t("entry.none")));
      return;
    }
    const annotation = id ? null : doc.annotations[chosen];
    const entity = entities.get(id ?? annotation.entity) ?? null;
    const parts = (entry) => this.#parts(annotation, entity, entry, id);
    panel.replaceChildren(...parts(null));
    const wanted = id ?? (entity?.known ? entity.id : null);
    if (!wanted) return;
    try {
      const entry = await this.#api.entry(wanted);
      if (build === this.#build && (entry || id)) panel.replaceChildren(...parts(entry ?? undefined));
    } catch (problem) {
      if (build === this.#build) panel.append(el("p", { class: "note" }, problem.message));
    }
  }

  // parts are the parts of the panel: entry is null while it is asked for, and
  // undefined if the dictionaries have none.
  #parts(annotation, entity, entry, id) {
    const label = annotation?.label ?? entity?.label ?? entry?.label;
    const shown = entry ?? entity;
    return [
      this.#path.length > 0 && button({ class: "back" }, () => this.#back(), t("entry.back")),
      label && el("p", { class: "chip", "data-label": label }, t(`label.${label}`)),
      ...this.#names(annotation, shown, id),
      entry === undefined && !entity && el("p", { class: "note" }, t("entry.missing")),
      entity && !entity.known && el("p", { class: "note" }, t("entry.unknown")),
      annotation?.timex && this.#timex(annotation.timex),
      shown?.attrs && this.#expansion(shown.attrs),
      shown && this.#attributes(shown),
      entry?.holders && this.#drawn("entry.holders", entry.holders),
      entry?.held && this.#drawn("entry.held", entry.held),
      annotation && this.#here(annotation),
      entity && this.#mentions(entity),
      entity && this.#relations(entity),
      entry?.also?.length > 0 && this.#wordings(entry.also),
      entry?.file && el("p", { class: "small-print" }, t("entry.file", { file: entry.file, line: entry.line })),
    ].filter(Boolean);
  }

  #back() {
    this.#path.pop();
    this.#changed();
  }

  #names(annotation, entity, id) {
    if (annotation?.timex) return [el("h2", {}, valueOf(annotation.timex))];
    if (!entity) return [el("h2", {}, annotation?.text ?? id)];
    const main = namedIn(entity);
    const others = Object.entries(entity.names ?? {}).filter(([, text]) => text !== main.text);
    return [
      el("h2", { lang: main.lang }, main.text),
      others.length > 0 && el("dl", { class: "names" }, ...others.flatMap(([lang, text]) => [el("dt", {}, t(`name.${lang}`)), el("dd", { lang: tag(lang) }, text)])),
    ];
  }

  #timex(timex) {
    return this.#facts("entry.value", [
      ["fact.value", el("code", {}, timex.value || "—")],
      ["fact.type", timex.type],
      ["fact.from", timex.from],
      ["fact.to", timex.to && t("fact.before", { day: timex.to })],
      ["fact.stated", timex.stated?.map((unit) => term("unit.", unit)).join(t("list.comma"))],
    ]);
  }

  #expansion(attrs) {
    const of = { en: attrs.expansion ?? [], zh: attrs.expansion_zh ?? [] };
    const order = language() === "zh" ? ["zh", "en"] : ["en", "zh"];
    const lists = order.filter((lang) => of[lang].length > 0).map((lang) => el("ol", { lang: tag(lang) }, ...[of[lang]].flat().map((item) => el("li", {}, item))));
    return lists.length > 0 && el("section", { class: "expansion" }, el("h3", {}, t("entry.expansion")), ...lists);
  }

  #attributes(entity) {
    const rows = Object.entries(entity.attrs ?? {})
      .filter(([key]) => !key.startsWith("expansion"))
      .map(([key, value]) => [`attr.${key}`, this.#value(value)]);
    return this.#facts(null, [["fact.entity", el("code", {}, entity.id)], ...rows]);
  }

  #value(value) {
    if (Array.isArray(value)) return el("span", {}, ...value.flatMap((one, k) => [k > 0 ? t("list.comma") : "", this.#value(one)]));
    const text = String(value);
    return REFERENCE.test(text) ? this.#reference(text) : term("word.", text);
  }

  // reference is a link to an entry, by its id until its name is known.
  #reference(id) {
    const known = this.#view.entities.get(id);
    const link = button({ class: "plain", title: id }, () => this.open(id), known ? nameOf(known) : id);
    if (!known) {
      this.#api
        .entry(id)
        .then((entry) => {
          if (entry) link.textContent = nameOf(entry);
        })
        .catch(() => {}); // the id does
    }
    return link;
  }

  #facts(heading, rows) {
    const known = rows.filter(([, value]) => value);
    if (known.length === 0) return false;
    return el(
      "section",
      {},
      heading && el("h3", {}, t(heading)),
      el("dl", { class: "facts-table" }, ...known.flatMap(([key, value]) => [el("dt", {}, key.startsWith("attr.") ? term("attr.", key.slice(5)) : t(key)), el("dd", {}, value)])),
    );
  }

  #drawn(heading, items) {
    if (items.length === 0) return false;
    return el("section", {}, el("h3", {}, t(heading), el("span", { class: "count" }, items.length)), tenures(items, this.#view.doc.date, (id) => this.open(id)));
  }

  // here says what was found in this place of the text, and by what.
  #here(annotation) {
    const { annotations } = this.#view.doc;
    const at = this.#view.chosen;
    const within = [];
    const holds = [];
    // Marks around a place begin before it, those within behind it, both close by.
    for (let i = at - 1; i >= 0 && annotations[i].start > annotation.start - 400; i--) if (annotations[i].end >= annotation.end) within.push(i);
    for (let i = at + 1; i < annotations.length && annotations[i].start < annotation.end; i++) if (annotations[i].end <= annotation.end) holds.push(i);
    const chips = (indexes) => indexes.length > 0 && el("span", { class: "chips" }, ...indexes.map((i) => this.#chip(i)));
    return this.#facts("entry.here", [
      ["fact.text", el("q", { lang: this.#view.doc.lang }, annotation.text)],
      ["fact.span", el("code", {}, `${annotation.start}–${annotation.end}`)],
      ["fact.extractor", annotation.source.extractor],
      ["fact.rule", el("code", {}, annotation.source.rule)],
      ["fact.entry", annotation.source.entry && el("code", {}, annotation.source.entry)],
      ...Object.entries(annotation.attrs ?? {}).map(([key, value]) => [`attr.${key}`, this.#value(value)]),
      ["fact.within", chips(within)],
      ["fact.holds", chips(holds)],
    ]);
  }

  #chip(i) {
    const { label, text } = this.#view.doc.annotations[i];
    return button({ class: "chip-button", "data-label": label, lang: this.#view.doc.lang }, () => this.#goto(i), el("span", { class: "chip-tag", title: t(`label.${label}`) }, t(`tag.${label}`)), text);
  }

  #mentions(entity) {
    const indexes = entity.mentions.map((id) => this.#view.index.get(id));
    const at = indexes.indexOf(this.#view.chosen);
    const step = (by) => this.#goto(indexes[(Math.max(at, 0) + by + indexes.length) % indexes.length]);
    return el(
      "p",
      { class: "mentions" },
      tn("mentions", indexes.length),
      indexes.length > 1 && button({ class: "round small", "aria-label": t("entry.previous") }, () => step(-1), "‹"),
      indexes.length > 1 && button({ class: "round small", "aria-label": t("entry.next") }, () => step(1), "›"),
    );
  }

  #relations(entity) {
    const view = this.#view;
    const ids = new Set(entity.mentions);
    const seen = new Set();
    const lines = [];
    for (const { type, head, tail } of view.doc.relations) {
      if (!ids.has(head) && !ids.has(tail)) continue;
      const [from, to] = [endName(view, head), endName(view, tail)];
      const key = JSON.stringify([type, from.text, to.text]);
      if (seen.has(key)) continue;
      seen.add(key);
      lines.push(el("li", {}, el("span", { lang: from.lang }, from.text), el("span", { class: "relation-type" }, ` ${term("relation.", type)} `), el("span", { lang: to.lang }, to.text)));
    }
    return lines.length > 0 && el("section", {}, el("h3", {}, t("tab.relations")), el("ul", { class: "entry-relations" }, ...lines));
  }

  #wordings(also) {
    const list = (some) => el("p", { class: "wordings" }, some.join(" · "));
    const section = el("section", {}, el("h3", {}, t("entry.also")), list(also.slice(0, FEW)));
    if (also.length > FEW) section.append(el("details", {}, el("summary", {}, t("entry.more", { n: also.length - FEW })), list(also.slice(FEW))));
    return section;
  }
}
