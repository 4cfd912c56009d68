// What the report says about itself: language, date, the event that it reports; and
// what it left open.

import { button, el } from "./dom.js";
import { has, t, term } from "./messages.js";
import { namedIn, valueOf } from "./naming.js";

export class Facts {
  #root;
  #warnings;
  #view;
  #open;

  // open is called with the id of an entity whose name was clicked.
  constructor(root, warnings, view, open) {
    this.#root = root;
    this.#warnings = warnings;
    this.#view = view;
    this.#open = open;
    view.on("document language", () => view.doc && this.#render());
  }

  #render() {
    const { doc } = this.#view;
    const rows = [];
    const row = (key, ...value) => rows.push(el("div", {}, el("dt", {}, t(key)), el("dd", {}, ...value)));
    row("facts.lang", t(`lang.${doc.lang}`));
    if (doc.date) row("facts.date", valueOf({ value: doc.date }));
    const event = doc.reported_event;
    if (event?.type) row("facts.event", term("event.", event.type));
    if (event?.date && event.date !== doc.date) row("facts.event-date", valueOf({ value: event.date }));
    if (event?.place) row("facts.place", this.#entity(event.place));
    if (event?.convener) row("facts.convener", this.#entity(event.convener));
    if (event?.presider) row("facts.presider", this.#entity(event.presider));
    if (doc.byline?.length > 0) row("facts.byline", ...doc.byline.flatMap((id, k) => [k > 0 ? t("list.comma") : "", this.#entity(id)]));
    this.#root.replaceChildren(...rows);
    this.#warnings.replaceChildren(...doc.warnings.map(({ code, message }) => el("li", {}, has(`warning.${code}`) ? t(`warning.${code}`) : message)));
  }

  #entity(id) {
    const entity = this.#view.entities.get(id);
    if (!entity) return id;
    const name = namedIn(entity);
    return button({ class: "plain", lang: name.lang }, () => this.#open(id), name.text);
  }
}
