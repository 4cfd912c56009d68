// The small card beside a mark under the pointer or the focus.

import { el } from "./dom.js";
import { t } from "./messages.js";
import { namedIn, otherNames, valueOf } from "./naming.js";

// LINGER is for how long the card waits for the pointer to reach it, in ms.
const LINGER = 160;

export class Card {
  #root;
  #view;
  #anchor = null;
  #pointed = false; // whether the pointer is why it is shown
  #timer = 0;

  constructor(root, view) {
    this.#root = root;
    this.#view = view;
    root.addEventListener("pointerenter", () => clearTimeout(this.#timer));
    root.addEventListener("pointerleave", () => this.leave());
    addEventListener("scroll", () => this.#scrolled(), { passive: true, capture: true });
  }

  // isShown says whether there is a card to put away.
  get isShown() {
    return !this.#root.hidden;
  }

  // show shows the card of an annotation at its mark, near the pointer if there is one.
  show(i, mark, pointer) {
    clearTimeout(this.#timer);
    if (this.#anchor === mark) return;
    this.hide();
    this.#anchor = mark;
    this.#pointed = pointer !== undefined;
    mark.setAttribute("aria-describedby", this.#root.id);
    this.#root.replaceChildren(...this.#content(i));
    this.#root.hidden = false;
    this.#place(mark, pointer);
  }

  // leave hides the card unless the pointer comes to it.
  leave() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.hide(), LINGER);
  }

  hide() {
    clearTimeout(this.#timer);
    this.#anchor?.removeAttribute("aria-describedby");
    this.#anchor = null;
    this.#root.hidden = true;
  }

  // scrolled lets the card of the focused mark go with it; under a pointer that rests,
  // the text moves on.
  #scrolled() {
    if (this.#anchor && !this.#pointed) this.#place(this.#anchor);
    else this.hide();
  }

  #place(mark, pointer) {
    // A mark that goes over lines has a box on each; the card belongs to one of them.
    const boxes = [...mark.getClientRects()];
    const box = boxes.find((b) => pointer && pointer.clientY >= b.top - 2 && pointer.clientY <= b.bottom + 2) ?? boxes[0];
    const { width, height } = this.#root.getBoundingClientRect();
    const left = Math.max(8, Math.min(box.left, innerWidth - width - 8));
    const below = box.bottom + 6;
    const top = below + height + 8 > innerHeight && box.top - height - 6 > 0 ? box.top - height - 6 : below;
    this.#root.style.left = `${left}px`;
    this.#root.style.top = `${top}px`;
  }

  #content(i) {
    const annotation = this.#view.doc.annotations[i];
    const { label, timex, source } = annotation;
    const entity = this.#view.entities.get(annotation.entity);
    const lines = [el("p", { class: "card-label", "data-label": label }, t(`label.${label}`))];
    if (timex) {
      lines.push(el("p", { class: "card-name" }, valueOf(timex)));
    } else if (entity) {
      const name = namedIn(entity);
      lines.push(el("p", { class: "card-name", lang: name.lang }, name.text));
      const others = otherNames(entity);
      if (others.length > 0) lines.push(el("p", { class: "card-others" }, ...others.flatMap((other, k) => [k > 0 ? " · " : "", el("span", { lang: other.lang }, other.text)])));
    }
    const facts = el("dl", { class: "card-facts" });
    const fact = (key, value) => value && facts.append(el("dt", {}, t(key)), el("dd", {}, value));
    fact("fact.value", timex?.value);
    fact("fact.entity", entity?.id);
    fact("fact.rule", source.rule);
    fact("fact.entry", source.entry);
    if (entity && !entity.known) lines.push(el("p", { class: "card-note" }, t("entry.unknown")));
    return [...lines, facts];
  }
}
