// Who held an office, or which offices a person held, drawn over time.

import { button, el, svg } from "./dom.js";
import { t } from "./messages.js";
import { namedIn } from "./naming.js";
import { axis, moment, ticks } from "./time.js";

// ONGOING is how much is drawn of a tenure that has not ended, in milliseconds.
const ONGOING = 730 * 86400000;

// tenures draws tenures [{id, names, from, to, status}] with a line at the day of the
// report. open is called with the id of one that was clicked.
export function tenures(items, date, open) {
  const day = moment(date);
  const known = items.flatMap(({ from, to }) => [moment(from), moment(to)]);
  if (!known.some(Number.isFinite)) return list(items, null, day, open);
  const after = items.some(({ to }) => !to) ? ONGOING : 0;
  return list(items, axis([...known, day], after), day, open);
}

function list(items, scale, day, open) {
  const rows = items.map((item) => row(item, scale, day, open));
  const figure = el("div", { class: "tenures" }, scale && head(scale, day), el("ol", {}, ...rows));
  return figure;
}

function head(scale, day) {
  const line = el("div", { class: "tenures-axis", "aria-hidden": "true" });
  for (const tick of ticks(scale.from, scale.to, 5)) {
    // A year that would stand out at the edge is left out.
    if (scale.at(tick.at) < 0.04 || scale.at(tick.at) > 0.96) continue;
    const mark = el("span", {}, tick.text);
    mark.style.left = `${scale.at(tick.at) * 100}%`;
    line.append(mark);
  }
  if (Number.isFinite(day)) {
    const mark = el("span", { class: "report-day", title: t("tenures.report") });
    mark.style.left = `${scale.at(day) * 100}%`;
    line.append(mark);
  }
  return line;
}

function row(item, scale, day, open) {
  const name = namedIn(item);
  const from = moment(item.from);
  const to = item.to ? moment(item.to) : Infinity;
  const holds = from <= day && day < to;
  return el(
    "li",
    { class: holds ? "tenure holds" : "tenure" },
    button({ class: "plain tenure-name", lang: name.lang }, () => open(item.id), name.text),
    el("span", { class: "tenure-days" }, `${item.from || "?"} – ${item.to ?? ""}`, item.status && el("span", { class: "tenure-status" }, ` ${item.status}`), holds && el("span", { class: "unseen" }, ` ${t("tenures.holds")}`)),
    scale && bar(from, to, scale, day),
  );
}

// bar is drawn a thousand units wide and stretched to the row.
function bar(from, to, scale, day) {
  const x = Number.isFinite(from) ? scale.at(from) * 1000 : 0;
  const end = Number.isFinite(to) ? scale.at(to) * 1000 : 1000;
  const line = Number.isFinite(day) && svg("line", { class: "report-line", x1: scale.at(day) * 1000, x2: scale.at(day) * 1000, y1: 0, y2: 12 });
  return svg(
    "svg",
    { class: "tenure-bar", viewBox: "0 0 1000 12", preserveAspectRatio: "none", "aria-hidden": "true" },
    svg("line", { class: "track", x1: 0, x2: 1000, y1: 6, y2: 6 }),
    svg("rect", { class: Number.isFinite(to) ? "span" : "span unended", x, y: 3, width: Math.max(4, end - x), height: 6 }),
    line,
  );
}
