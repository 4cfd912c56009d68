// The table of entities.

import { button, el } from "./dom.js";
import { LABELS } from "./labels.js";
import { language, t, tn } from "./messages.js";
import { nameOf, namedIn, otherNames } from "./naming.js";

// ROWS is how many rows are built before somebody asks for the rest.
const ROWS = 300;

const COLUMNS = ["label", "name", "mentions"];

export class Entities {
  #view;
  #goto;
  #sort = ""; // a column, or "" for the order of the text
  #wanted = "";
  #all = false;

  constructor(view, goto) {
    this.#view = view;
    this.#goto = goto;
    view.on("document", () => {
      this.#wanted = "";
      this.#all = false;
    });
  }

  fill(panel) {
    if (!this.#view.doc) return;
    const search = el("input", { type: "search", class: "search", "aria-label": t("entities.search"), placeholder: t("entities.search"), value: this.#wanted });
    const room = el("div", {});
    search.addEventListener("input", () => {
      this.#wanted = search.value;
      this.#table(room);
    });
    panel.replaceChildren(search, room);
    this.#table(room);
  }

  #table(room) {
    const rows = this.#rows();
    const shown = this.#all ? rows : rows.slice(0, ROWS);
    const head = el("tr", {}, ...COLUMNS.map((column) => this.#header(column, room)));
    const body = el("tbody", {}, ...shown.map((entity) => this.#row(entity)));
    body.addEventListener("click", (event) => this.#click(event));
    room.replaceChildren(
      el("p", { class: "table-note" }, tn("entities", rows.length)),
      el("table", { class: "entities" }, el("thead", {}, head), body),
      rows.length > shown.length ? button({ class: "quiet" }, () => ((this.#all = true), this.#table(room)), t("entities.all", { n: rows.length })) : "",
    );
  }

  #rows() {
    const wanted = this.#wanted.trim().toLowerCase();
    const { doc, off } = this.#view;
    const rows = doc.entities.filter((entity) => !off.has(entity.label) && (wanted === "" || [entity.id, ...Object.values(entity.names)].some((name) => name.toLowerCase().includes(wanted))));
    const by = {
      label: (a, b) => LABELS.indexOf(a.label) - LABELS.indexOf(b.label),
      name: (a, b) => nameOf(a).localeCompare(nameOf(b), language()),
      mentions: (a, b) => b.mentions.length - a.mentions.length,
    }[this.#sort];
    return by ? rows.toSorted(by) : rows;
  }

  #header(column, room) {
    const sorted = this.#sort === column;
    const sort = () => {
      this.#sort = sorted ? "" : column;
      this.#table(room);
      room.querySelector(`[data-column="${column}"]`).focus();
    };
    return el("th", { scope: "col", "aria-sort": sorted ? (column === "mentions" ? "descending" : "ascending") : "none" }, button({ class: "sort", "data-column": column }, sort, t(`entities.${column}`)));
  }

  #row(entity) {
    const name = namedIn(entity);
    const other = otherNames(entity)[0];
    return el(
      "tr",
      {},
      el("td", {}, el("span", { class: "chip-tag", "data-label": entity.label, title: t(`label.${entity.label}`) }, t(`tag.${entity.label}`))),
      el(
        "td",
        {},
        el("button", { type: "button", class: "plain", "data-entity": entity.id, lang: name.lang, title: entity.id }, name.text),
        other && el("span", { class: "other-name", lang: other.lang }, other.text),
        !entity.known && el("span", { class: "other-name" }, t("entities.unknown")),
      ),
      el("td", { class: "number" }, entity.mentions.length.toLocaleString(language())),
    );
  }

  // click goes to the first mention, and from a mention to the next.
  #click(event) {
    const id = event.target.closest("[data-entity]")?.dataset.entity;
    if (!id) return;
    const indexes = this.#view.entities.get(id).mentions.map((mention) => this.#view.index.get(mention));
    this.#goto(indexes[(indexes.indexOf(this.#view.chosen) + 1) % indexes.length]);
  }
}
