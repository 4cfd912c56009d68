// Annotations as a tree of nested marks, and the text as paragraphs of them.

// nest gives the outermost marks; each has its annotation's index, start and end,
// the marks within it, and height, the number of levels below. Annotations come in
// the order of the document: by start, then longer first. One that crosses the end of
// another is cut there into pieces.
export function nest(annotations) {
  const roots = [];
  const open = [];
  const rests = []; // pieces behind a cut, by start

  const put = (i, start, end) => {
    while (open.length > 0 && open.at(-1).end <= start) open.pop();
    const outer = open.at(-1);
    let stop = end;
    if (outer && end > outer.end) {
      stop = outer.end;
      rests.push({ i, start: stop, end });
      rests.sort((a, b) => a.start - b.start || b.end - a.end || a.i - b.i);
    }
    const mark = { i, start, end: stop, inner: [], height: 0 };
    (outer ? outer.inner : roots).push(mark);
    open.push(mark);
    for (let k = open.length - 1; k > 0; k--) open[k - 1].height = Math.max(open[k - 1].height, open[k].height + 1);
  };
  const putRests = (before) => {
    while (rests.length > 0 && rests[0].start < before) {
      const rest = rests.shift();
      put(rest.i, rest.start, rest.end);
    }
  };

  annotations.forEach(({ start, end }, i) => {
    putRests(start);
    if (start < end) put(i, start, end);
  });
  putRests(Infinity);
  return roots;
}

// paragraphs cuts the text behind line ends that no mark covers. Each paragraph has
// start, end, the end of its words before the line ends, and its marks.
export function paragraphs(text, roots) {
  const out = [];
  let start = 0;
  let first = 0;
  const close = (words, end) => {
    let last = first;
    while (last < roots.length && roots[last].start < end) last++;
    out.push({ start, words, end, marks: roots.slice(first, last) });
    start = end;
    first = last;
  };
  let next = 0;
  for (const lineEnds of text.matchAll(/\n+/g)) {
    const from = lineEnds.index;
    const to = from + lineEnds[0].length;
    while (next < roots.length && roots[next].end <= from) next++;
    if (next < roots.length && roots[next].start < to) continue;
    close(from, to);
  }
  if (start < text.length) close(text.length, text.length);
  return out;
}
