// The dates of the report on an axis, and as a list.

import { button, el, svg } from "./dom.js";
import { t, tn } from "./messages.js";
import { valueOf } from "./naming.js";
import { axis, moment, ticks } from "./time.js";

const ROW = 14;
const LANES = 12;

export class Dates {
  #view;
  #goto;

  constructor(view, goto) {
    this.#view = view;
    this.#goto = goto;
  }

  fill(panel) {
    if (!this.#view.doc) return;
    const values = this.#values();
    if (values.length === 0) {
      panel.replaceChildren(el("p", { class: "empty" }, t("dates.none")));
      return;
    }
    const placed = values.filter((value) => Number.isFinite(value.from)).sort((a, b) => a.from - b.from || a.to - b.to);
    const others = values.filter((value) => !Number.isFinite(value.from));
    panel.replaceChildren(
      placed.length > 0 ? this.#drawing(placed, panel.clientWidth || 440) : "",
      this.#list("dates.placed", placed),
      this.#list("dates.others", others),
    );
  }

  // values are the values that the text gives, each with the annotations that do.
  #values() {
    const out = new Map();
    this.#view.doc.annotations.forEach(({ timex, label }, i) => {
      if (!timex || !this.#view.isVisible(i)) return;
      const key = `${label} ${timex.value || i}`;
      const from = moment(timex.from);
      if (!out.has(key)) out.set(key, { timex, label, from, to: timex.to ? moment(timex.to) : Infinity, at: [] });
      out.get(key).at.push(i);
    });
    return [...out.values()];
  }

  #drawing(values, width) {
    const day = moment(this.#view.doc.date);
    const scale = axis([...values.flatMap(({ from, to }) => [from, to]), day]);
    const x = (at) => 8 + scale.at(at) * (width - 16);
    const lanes = [];
    const marks = values.map((value) => {
      const left = x(value.from);
      const w = Math.max(8, x(Math.min(value.to, scale.to)) - left);
      let lane = lanes.findIndex((end) => end + 3 <= left);
      if (lane < 0) lane = lanes.length < LANES ? lanes.push(0) - 1 : LANES - 1;
      lanes[lane] = left + w;
      return svg("rect", { class: "day", "data-label": value.label, "data-at": value.at[0], x: left.toFixed(1), y: 6 + lane * ROW, width: w.toFixed(1), height: 8, rx: 4 }, svg("title", {}, valueOf(value.timex)));
    });
    const floor = 10 + lanes.length * ROW;
    const steps = ticks(scale.from, scale.to, Math.max(2, Math.floor(width / 90)));
    const root = svg(
      "svg",
      { class: "days", viewBox: `0 0 ${width} ${floor + 22}`, width, height: floor + 22, role: "img", "aria-label": tn("dates.drawn", values.length) },
      ...steps.map(({ at }) => svg("line", { class: "grid", x1: x(at).toFixed(1), x2: x(at).toFixed(1), y1: 0, y2: floor + 4 })),
      Number.isFinite(day) ? svg("line", { class: "report-line", x1: x(day).toFixed(1), x2: x(day).toFixed(1), y1: 0, y2: floor }) : "",
      ...marks,
      svg("line", { class: "ground", x1: 0, x2: width, y1: floor, y2: floor }),
      ...steps.map(({ at, text }) => svg("text", { x: Math.min(Math.max(x(at), 24), width - 24).toFixed(1), y: floor + 17 }, text)),
    );
    root.addEventListener("click", (event) => {
      const mark = event.target.closest("[data-at]");
      if (mark) this.#goto(+mark.dataset.at);
    });
    return root;
  }

  #list(heading, values) {
    if (values.length === 0) return "";
    const rows = values.map(({ timex, label, at }) =>
      el(
        "li",
        { class: "date-row" },
        el("span", { class: "chip-tag", "data-label": label, title: t(`label.${label}`) }, t(`tag.${label}`)),
        el("span", { class: "date-value" }, valueOf(timex), valueOf(timex) !== timex.value && timex.value ? el("code", {}, timex.value) : ""),
        el("span", { class: "date-mentions" }, ...at.map((i) => button({ class: "plain", lang: this.#view.doc.lang }, () => this.#goto(i), this.#view.doc.annotations[i].text))),
      ),
    );
    return el("section", {}, el("h3", {}, t(heading)), el("ol", { class: "date-list" }, ...rows));
  }
}
