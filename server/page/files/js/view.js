// What the page shows: a document, what is chosen in it, which labels are hidden.
// Every part of the page reads it and is told of changes by events:
// "document", "chosen", "labels", "language".

import { LABELS } from "./labels.js";

export class View extends EventTarget {
  doc = null; // a tifa/1 document, with offsets in UTF-16 units
  raw = ""; // the JSON that came
  asked = null; // what was asked: {text, date, lang}
  chosen = null; // index of an annotation
  off = new Set(); // labels that are hidden
  entities = new Map(); // id -> entity
  index = new Map(); // annotation id -> index

  show(doc, raw, asked) {
    this.doc = doc;
    this.raw = raw;
    this.asked = asked;
    this.chosen = null;
    this.entities = new Map(doc.entities.map((entity) => [entity.id, entity]));
    this.index = new Map(doc.annotations.map((annotation, i) => [annotation.id, i]));
    this.#tell("document");
  }

  choose(i) {
    if (i === this.chosen) return;
    this.chosen = i;
    this.#tell("chosen");
  }

  // hide hides the labels given and shows all others.
  hide(labels) {
    this.off = new Set(LABELS.filter((label) => labels.includes(label)));
    this.#tell("labels");
  }

  // toggle hides a label or shows it again.
  toggle(label) {
    this.hide(LABELS.filter((other) => (other === label) !== this.off.has(other)));
  }

  // isVisible says whether the label of an annotation is shown.
  isVisible(i) {
    return !this.off.has(this.doc.annotations[i].label);
  }

  // spoken tells all parts that the interface speaks another language.
  spoken() {
    this.#tell("language");
  }

  // on calls a function at each of the events.
  on(events, call) {
    for (const event of events.split(" ")) this.addEventListener(event, call);
  }

  #tell(event) {
    this.dispatchEvent(new Event(event));
  }
}
