// Where the parts of the drawn relations stand: actors left, what they act on right.
// The same relations always give the same drawing.

const LINE = 15;
const PAD = 6;
const AIR = 12;

// SMALL is the size of the words at a line beside those of a name.
const SMALL = 0.85;

// LINES is how many lines a name may take.
const LINES = 3;

// MOST is how many names a side holds; a list says the rest.
const MOST = 24;

// layout places names and lines in a drawing of a width: {width, height, nodes, edges}.
// facts are those of gather, in the order of the text; typeName names a relation, and
// measure gives the width of a text.
export function layout(facts, width, typeName, measure) {
  const nodes = collect(facts);
  const [left, right] = sides(nodes);
  order(left, right);
  const middle = Math.max(96, width * 0.3);
  const box = (width - middle) / 2;
  for (const node of [...left, ...right]) {
    node.lines = wrap(node.text, box - 2 * PAD, measure);
    node.w = Math.min(box, Math.max(...node.lines.map(measure)) + 2 * PAD);
    node.h = node.lines.length * LINE + PAD;
    node.x = left.includes(node) ? box - node.w : width - box;
  }
  const height = Math.max(...[left, right].map(tall)) + AIR;
  spread(left, height, () => null);
  spread(right, height, (node) => mean(node.from.filter((other) => left.includes(other)).map((other) => other.y + other.h / 2)));
  const shown = new Set([...left, ...right]);
  const edges = lines(facts, nodes, shown, { left: new Set(left), middle, typeName, measure });
  return { width, height, nodes: [...shown], edges, more: nodes.size - shown.size };
}

function collect(facts) {
  const nodes = new Map();
  const node = ({ key, id, text, lang, label }) => {
    if (!nodes.has(key)) nodes.set(key, { key, id, text, lang, label, out: 0, in: 0, from: [], to: [] });
    return nodes.get(key);
  };
  for (const fact of facts) {
    const head = node(fact.head);
    const tail = node(fact.tail);
    head.out++;
    tail.in++;
    head.to.push(tail);
    tail.from.push(head);
  }
  return nodes;
}

// sides puts those left that act more than they are acted on; the best connected stay.
function sides(nodes) {
  const all = [...nodes.values()];
  const best = (some) => {
    const kept = new Set(some.toSorted((a, b) => b.out + b.in - (a.out + a.in)).slice(0, MOST));
    return some.filter((node) => kept.has(node));
  };
  const both = [best(all.filter((node) => node.out >= node.in)), best(all.filter((node) => node.out < node.in))];
  // What a name is connected to may have gone.
  const shown = new Set(both.flat());
  return both.map((side) => side.filter((node) => [...node.from, ...node.to].some((other) => shown.has(other))));
}

// order sets each side by the middle of its neighbours, a few times in turn.
function order(left, right) {
  for (let round = 0; round < 4; round++) {
    sortBy(right, left, (node) => node.from);
    sortBy(left, right, (node) => node.to);
  }
  sortBy(right, left, (node) => node.from);
}

function sortBy(side, others, neighbours) {
  const rank = new Map(others.map((node, k) => [node, k]));
  const at = new Map(side.map((node, k) => [node, mean(neighbours(node).map((other) => rank.get(other)).filter((r) => r !== undefined)) ?? k]));
  const sorted = side.toSorted((a, b) => at.get(a) - at.get(b));
  side.splice(0, side.length, ...sorted);
}

function tall(side) {
  return side.reduce((sum, node) => sum + node.h + AIR, 0);
}

// spread gives a side its heights: where each node wishes to be, as far as those
// before and behind it leave room; without wishes, evenly.
function spread(side, height, wish) {
  const air = side.length > 0 ? (height - side.reduce((sum, node) => sum + node.h, 0)) / (side.length + 1) : 0;
  let y = air;
  for (const node of side) {
    const wished = wish(node);
    node.y = wished === null || wished === undefined ? y : Math.max(y - air + AIR / 2, wished - node.h / 2);
    y = node.y + node.h + air;
  }
  let limit = height - AIR / 2;
  for (const node of side.toReversed()) {
    node.y = Math.min(node.y, limit - node.h);
    limit = node.y - AIR / 2;
  }
}

function lines(facts, nodes, shown, { left, middle, typeName, measure }) {
  const pairs = new Map();
  for (const { type, head, tail, relations } of facts) {
    const from = nodes.get(head.key);
    const to = nodes.get(tail.key);
    if (!shown.has(from) || !shown.has(to)) continue;
    const key = JSON.stringify([head.key, tail.key]);
    if (!pairs.has(key)) pairs.set(key, { from, to, types: [], count: 0, mutual: false });
    const pair = pairs.get(key);
    pair.types.push(relations.length > 1 ? `${typeName(type)} ×${relations.length}` : typeName(type));
    pair.count += relations.length;
    pair.mutual ||= type === "meets";
  }
  const taken = [...shown].map((node) => ({ x: node.x, y: node.y, w: node.w, h: node.h }));
  return [...pairs.values()].map((pair) => {
    const curve = curveOf(pair, left, middle);
    const text = pair.types.join(", ");
    return { ...pair, path: path(curve), label: { text, ...free(curve, measure(text) * SMALL, taken) } };
  });
}

// curveOf is a cubic curve between two nodes: four points.
function curveOf({ from, to }, left, middle) {
  const edge = (node) => ({ x: left.has(node) ? node.x + node.w + 2 : node.x - 2, y: node.y + node.h / 2, out: left.has(node) ? 1 : -1 });
  const a = edge(from);
  const b = edge(to);
  if (from === to) b.y += 12;
  const reach = left.has(from) === left.has(to) ? Math.min(middle * 0.7, 24 + Math.abs(a.y - b.y) * 0.35) : Math.abs(a.x - b.x) * 0.5;
  return [a, { x: a.x + a.out * reach, y: a.y }, { x: b.x + b.out * reach, y: b.y }, b];
}

function path([a, b, c, d]) {
  const point = ({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`;
  return `M${point(a)}C${point(b)} ${point(c)} ${point(d)}`;
}

// free is a place on a curve where its label covers no other.
function free(curve, w, taken) {
  const h = 12;
  for (const s of [0.5, 0.4, 0.6, 0.3, 0.7, 0.22, 0.78]) {
    const { x, y } = on(curve, s);
    const box = { x: x - w / 2, y: y - h / 2, w, h };
    if (taken.some((other) => box.x < other.x + other.w && other.x < box.x + box.w && box.y < other.y + other.h && other.y < box.y + box.h)) continue;
    taken.push(box);
    return { x, y, shown: true };
  }
  return { ...on(curve, 0.5), shown: false };
}

function on([a, b, c, d], s) {
  const mix = (key) => (1 - s) ** 3 * a[key] + 3 * (1 - s) ** 2 * s * b[key] + 3 * (1 - s) * s ** 2 * c[key] + s ** 3 * d[key];
  return { x: mix("x"), y: mix("y") };
}

function mean(numbers) {
  return numbers.length > 0 ? numbers.reduce((sum, n) => sum + n, 0) / numbers.length : undefined;
}

// wrap breaks a name into lines, the last cut short if it must be.
function wrap(text, width, measure) {
  const words = text.match(/[\u2e80-\uffff]|[^\s\u2e80-\uffff]+\s*|\s+/gu) ?? [text];
  const lines = [];
  while (words.length > 0 && lines.length < LINES - 1) {
    let line = words.shift();
    while (words.length > 0 && measure((line + words[0]).trimEnd()) <= width) line += words.shift();
    lines.push(cut(line.trimEnd(), width, measure));
  }
  if (words.length > 0) lines.push(cut(words.join("").trimEnd(), width, measure));
  return lines;
}

function cut(text, width, measure) {
  if (measure(text) <= width) return text;
  let out = "";
  for (const character of text) {
    if (measure(`${out}${character}…`) > width) break;
    out += character;
  }
  return `${out.trimEnd()}…`;
}
