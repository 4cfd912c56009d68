// The report with its marks. All listeners stand at its root, whatever its length.

import { el } from "./dom.js";
import { t } from "./messages.js";
import { nest, paragraphs } from "./nest.js";

// SLICE is for how long paragraphs are built before the page may answer again, in ms.
const SLICE = 12;

export class Reading {
  #root;
  #view;
  #card;
  #pieces = []; // index of an annotation -> its marks
  #starts = []; // where the paragraphs begin
  #blocks = []; // their elements
  #at = 0; // the annotation that takes part in the order of the tab key
  #build = 0; // number of the document that is built

  // ready is settled when the whole text stands there.
  ready = Promise.resolve();

  constructor(root, view, card) {
    this.#root = root;
    this.#view = view;
    this.#card = card;
    view.on("document", () => {
      this.ready = this.#render();
    });
    view.on("chosen", () => this.#paintChosen());
    view.on("labels", () => this.#paintLabels());
    view.on("language", () => this.#paintTags());
    root.addEventListener("pointerover", (event) => this.#hover(event));
    root.addEventListener("pointerout", () => card.leave());
    root.addEventListener("focusin", (event) => this.#focus(event));
    root.addEventListener("focusout", () => card.hide());
    root.addEventListener("click", (event) => this.#click(event));
    root.addEventListener("keydown", (event) => this.#key(event));
  }

  // reveal brings an annotation into sight, and focus to it if asked.
  reveal(i, { focus = false } = {}) {
    const mark = this.#pieces[i]?.[0];
    if (!mark) return;
    bring(mark.getBoundingClientRect(), mark);
    if (focus) mark.focus({ preventScroll: true });
  }

  // point highlights stretches of the text, in place of those before: words that say
  // something, a quotation.
  point(spans) {
    if (!globalThis.CSS?.highlights) return;
    CSS.highlights.delete("tifa-cue");
    const ranges = spans.map((span) => this.#range(span)).filter(Boolean);
    if (ranges.length > 0) CSS.highlights.set("tifa-cue", new Highlight(...ranges));
    if (ranges.length > 0) bring(ranges[0].getBoundingClientRect(), ranges[0].startContainer.parentElement);
  }

  // selection is what the reader selected in the text by hand, in offsets, or null.
  selection() {
    const selected = getSelection();
    if (selected.rangeCount === 0 || selected.isCollapsed) return null;
    const range = selected.getRangeAt(0);
    if (!this.#root.contains(range.startContainer) || !this.#root.contains(range.endContainer)) return null;
    const [start, end] = [this.#offset(range.startContainer, range.startOffset), this.#offset(range.endContainer, range.endOffset)];
    return start < end ? { start, end } : null;
  }

  async #render() {
    const build = ++this.#build;
    const { doc } = this.#view;
    const parts = paragraphs(doc.text, nest(doc.annotations));
    this.#pieces = doc.annotations.map(() => []);
    this.#starts = parts.map((part) => part.start);
    this.#blocks = [];
    this.#at = 0;
    this.#root.replaceChildren();
    this.#root.lang = doc.lang;
    this.#root.setAttribute("aria-busy", "true");
    this.#paintLabels();
    const title = findTitle(doc, parts);
    let from = 0;
    while (from < parts.length) {
      const until = performance.now() + SLICE;
      const fragment = document.createDocumentFragment();
      do {
        const block = this.#paragraph(parts[from], from === title?.part ? title : null);
        this.#blocks.push(block);
        fragment.append(block);
        from++;
      } while (from < parts.length && performance.now() < until);
      this.#root.append(fragment);
      await pause();
      if (build !== this.#build) return;
    }
    this.#root.removeAttribute("aria-busy");
    this.#rove(Math.max(0, this.#next(-1, 1)));
  }

  #paragraph(part, title) {
    const block = el("p", { class: part.end - part.words > 1 ? "par gap" : "par" });
    if (title) {
      const heading = el("span", { class: "headline", role: "heading", "aria-level": 2 });
      const before = el("span", { class: "kicker" });
      this.#fill(before, part.start, title.start, part.marks);
      this.#fill(heading, title.start, title.end, part.marks);
      if (title.start > part.start) block.append(before);
      block.append(heading);
      this.#fill(block, title.end, part.words, part.marks);
    } else {
      this.#fill(block, part.start, part.words, part.marks);
    }
    // Line ends stay in the text, so that offsets count, but space is the style's.
    if (part.end > part.words) block.append(el("span", { class: "line-end" }, this.#view.doc.text.slice(part.words, part.end)));
    return block;
  }

  // fill appends a stretch of the text with those of the marks that begin in it.
  #fill(parent, start, end, marks) {
    const { text, annotations } = this.#view.doc;
    let at = start;
    for (const mark of marks) {
      if (mark.start < start || mark.start >= end) continue;
      if (mark.start > at) parent.append(text.slice(at, mark.start));
      const { label } = annotations[mark.i];
      const node = el("mark", {
        class: `m h${Math.min(mark.height, 4)}`,
        "data-i": mark.i,
        "data-label": label,
        "data-tag": t(`tag.${label}`),
        tabindex: -1,
      });
      this.#fill(node, mark.start, mark.end, mark.inner);
      this.#pieces[mark.i].push(node);
      parent.append(node);
      at = mark.end;
    }
    if (at < end) parent.append(text.slice(at, end));
  }

  #paintChosen() {
    for (const mark of this.#root.querySelectorAll(".chosen, .same")) {
      mark.classList.remove("chosen", "same");
      mark.removeAttribute("aria-current");
    }
    const { doc, chosen, entities } = this.#view;
    if (chosen === null) return;
    const annotation = doc.annotations[chosen];
    for (const id of entities.get(annotation.entity)?.mentions ?? []) {
      for (const mark of this.#pieces[this.#view.index.get(id)] ?? []) mark.classList.add("same");
    }
    for (const mark of this.#pieces[chosen]) {
      mark.classList.add("chosen");
      mark.setAttribute("aria-current", "true");
    }
    this.#rove(chosen);
  }

  #paintLabels() {
    this.#root.dataset.off = [...this.#view.off].join(" ");
    this.#card.hide();
    if (this.#pieces.length > 0 && !this.#view.isVisible(this.#at)) this.#rove(Math.max(0, this.#next(this.#at, 1), this.#next(this.#at, -1)));
  }

  #paintTags() {
    for (const mark of this.#root.querySelectorAll("mark")) mark.dataset.tag = t(`tag.${mark.dataset.label}`);
  }

  // rove makes an annotation the one that the tab key reaches.
  #rove(i) {
    this.#pieces[this.#at]?.[0]?.setAttribute("tabindex", "-1");
    this.#at = i;
    if (this.#pieces[i]?.length > 0 && this.#view.isVisible(i)) this.#pieces[i][0].setAttribute("tabindex", "0");
  }

  // next is the nearest visible annotation in a direction, or -1.
  #next(i, step) {
    for (let k = i + step; k >= 0 && k < this.#pieces.length; k += step) {
      if (this.#pieces[k].length > 0 && this.#view.isVisible(k)) return k;
    }
    return -1;
  }

  // markAt is the innermost visible mark around an element.
  #markAt(node) {
    let mark = node.closest("mark");
    while (mark && !this.#view.isVisible(+mark.dataset.i)) mark = mark.parentElement.closest("mark");
    return mark;
  }

  #hover(event) {
    const mark = this.#markAt(event.target);
    if (mark && event.pointerType === "mouse") this.#card.show(+mark.dataset.i, mark, event);
  }

  #focus(event) {
    const mark = event.target.closest("mark");
    if (!mark) return;
    this.#rove(+mark.dataset.i);
    // A tap opens the panel at once; the card is for the keyboard and the mouse.
    if (mark.matches(":focus-visible")) this.#card.show(+mark.dataset.i, mark);
  }

  #click(event) {
    const mark = this.#markAt(event.target);
    if (!mark || String(getSelection()).length > 0) return;
    mark.focus({ preventScroll: true });
    this.#card.hide();
    this.#choose(+mark.dataset.i);
  }

  #choose(i) {
    this.#view.choose(i);
    this.#root.dispatchEvent(new CustomEvent("open", { detail: i }));
  }

  #key(event) {
    const mark = event.target.closest("mark");
    if (!mark || event.ctrlKey || event.metaKey || event.altKey) return;
    const i = +mark.dataset.i;
    const go = {
      ArrowRight: () => this.#next(i, 1),
      ArrowLeft: () => this.#next(i, -1),
      ArrowUp: () => this.#outer(mark),
      ArrowDown: () => this.#inner(mark),
      Home: () => this.#next(-1, 1),
      End: () => this.#next(this.#pieces.length, -1),
    }[event.key];
    if (go) {
      const to = go();
      if (to >= 0) {
        event.preventDefault();
        this.reveal(to, { focus: true });
      }
    } else if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      this.#card.hide();
      this.#choose(i);
    }
  }

  #outer(mark) {
    const outer = this.#markAt(mark.parentElement);
    return outer ? +outer.dataset.i : -1;
  }

  #inner(mark) {
    for (const inner of mark.querySelectorAll("mark")) if (this.#view.isVisible(+inner.dataset.i)) return +inner.dataset.i;
    return -1;
  }

  // offset is how far into the text a place in the page is.
  #offset(node, offset) {
    const before = new Range();
    const block = this.#blocks.findLastIndex((part) => part.contains(node) || part.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING);
    if (block < 0) return 0;
    before.setStart(this.#blocks[block], 0);
    before.setEnd(node, offset);
    return this.#starts[block] + before.toString().length;
  }

  // range is a stretch of the text as the browser counts it.
  #range({ start, end }) {
    const range = new Range();
    const from = this.#place(start, false);
    const to = this.#place(end, true);
    if (!from || !to) return null;
    range.setStart(from.node, from.offset);
    range.setEnd(to.node, to.offset);
    return range;
  }

  // place is the text node of an offset; atEnd prefers the one that ends there.
  #place(offset, atEnd) {
    let low = 0;
    for (let high = this.#blocks.length; low + 1 < high; ) {
      const middle = (low + high) >> 1;
      if (this.#starts[middle] < offset || (!atEnd && this.#starts[middle] === offset)) low = middle;
      else high = middle;
    }
    if (!this.#blocks[low]) return null;
    let at = this.#starts[low];
    const walker = document.createTreeWalker(this.#blocks[low], NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const { length } = node.data;
      if (offset < at + length || (atEnd && offset === at + length)) return { node, offset: offset - at };
      at += length;
    }
    return null;
  }
}

// findTitle finds the paragraph that holds the title, if no mark crosses its edges.
function findTitle(doc, parts) {
  if (!doc.title) return null;
  for (let part = 0; part < Math.min(parts.length, 8); part++) {
    const { start: first, words, marks } = parts[part];
    const found = doc.text.slice(first, words).indexOf(doc.title);
    if (found < 0) continue;
    const start = first + found;
    const end = start + doc.title.length;
    const crosses = marks.some((mark) => (mark.start < start && mark.end > start) || (mark.start < end && mark.end > end));
    return crosses ? null : { part, start, end };
  }
  return null;
}

// bring scrolls to an element, unless its box can be seen: below the bar, and above the
// sheet where one is open. The style says how high those are.
function bring(box, element) {
  const { scrollPaddingTop, scrollPaddingBottom } = getComputedStyle(document.documentElement);
  if (box.top >= (parseFloat(scrollPaddingTop) || 0) && box.bottom <= innerHeight - (parseFloat(scrollPaddingBottom) || 0)) return;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  // A jump over many screens would show nothing but haste.
  const far = Math.abs(box.top) > 4 * innerHeight;
  element.scrollIntoView({ block: "center", behavior: still || far ? "auto" : "smooth" });
}

// pause lets the page answer to the reader.
function pause() {
  return new Promise((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      resolve();
    };
    channel.port2.postMessage(null);
  });
}
