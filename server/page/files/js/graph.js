// The drawing of the relations. The list below it says the same to those who cannot
// see it.

import { el, svg } from "./dom.js";
import { layout } from "./layout.js";
import { t, term, tn } from "./messages.js";

// draw draws facts; go is called with the end of a relation that was clicked.
export function draw(view, facts, width, go) {
  const plan = layout(facts, width, (type) => term("relation.", type), ruler());
  const root = svg(
    "svg",
    { class: "graph", viewBox: `0 0 ${plan.width} ${Math.ceil(plan.height)}`, width: plan.width, height: Math.ceil(plan.height), role: "img", "aria-label": t("relations.drawn", { names: plan.nodes.length, lines: plan.edges.length }) },
    svg("defs", {}, arrow()),
    ...plan.edges.map((edge, k) => line(edge, k)),
    ...plan.nodes.map((node) => name(node, plan)),
  );
  root.addEventListener("pointerover", (event) => light(root, event.target.closest("[data-edges]")));
  root.addEventListener("pointerleave", () => light(root, null));
  root.addEventListener("click", (event) => {
    const node = event.target.closest("[data-end]");
    if (node) go(node.dataset.end);
  });
  const more = plan.more > 0 ? el("p", { class: "table-note" }, tn("relations.more", plan.more)) : "";
  const room = document.createDocumentFragment();
  room.append(root, more);
  return room;
}

// ruler measures text as the drawing writes it.
function ruler() {
  const context = document.createElement("canvas").getContext("2d");
  context.font = `12px ${getComputedStyle(document.body).fontFamily}`;
  return (text) => context.measureText(text).width;
}

function arrow() {
  return svg("marker", { id: "tip", viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 8, markerHeight: 8, markerUnits: "userSpaceOnUse", orient: "auto-start-reverse" }, svg("path", { class: "tip", d: "M0 .8 7.5 4 0 7.2z" }));
}

function line(edge, k) {
  return svg(
    "g",
    { class: "edge", "data-edge": k },
    svg("path", { d: edge.path, "stroke-width": (1 + Math.log2(edge.count) * 0.35).toFixed(2), "marker-end": "url(#tip)", "marker-start": edge.mutual ? "url(#tip)" : null }),
    svg("text", { class: edge.label.shown ? "edge-label" : "edge-label crowded", x: edge.label.x.toFixed(1), y: (edge.label.y + 3.5).toFixed(1) }, edge.label.text),
  );
}

function name(node, plan) {
  const edges = plan.edges.flatMap((edge, k) => (edge.from === node || edge.to === node ? [k] : []));
  return svg(
    "g",
    { class: "node", "data-label": node.label, "data-end": node.id, "data-edges": edges.join(" ") },
    svg("title", {}, node.text),
    svg("rect", { x: node.x.toFixed(1), y: node.y.toFixed(1), width: node.w.toFixed(1), height: node.h, rx: 3 }),
    ...node.lines.map((text, k) => svg("text", { lang: node.lang, x: (node.x + node.w / 2).toFixed(1), y: (node.y + 15 + k * 15).toFixed(1) }, text)),
  );
}

// light brings out the lines of a name and dims the others.
function light(root, node) {
  const lit = new Set(node?.dataset.edges.split(" "));
  root.classList.toggle("lit", node !== null);
  for (const edge of root.querySelectorAll(".edge")) edge.classList.toggle("lit", lit.has(edge.dataset.edge));
}
