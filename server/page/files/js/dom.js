// Elements out of data. Text only ever becomes text: nothing here parses HTML.

const SVG = "http://www.w3.org/2000/svg";

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === undefined || value === null || value === false) continue;
    node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

// el makes an HTML element. Strings among the children become text.
export function el(name, attributes, ...children) {
  return fill(document.createElement(name), attributes, children);
}

// svg makes an SVG element.
export function svg(name, attributes, ...children) {
  return fill(document.createElementNS(SVG, name), attributes, children);
}

// byId is the element of the page with an id.
export function byId(id) {
  return document.getElementById(id);
}

// button makes a button that does something.
export function button(attributes, action, ...children) {
  const node = el("button", { type: "button", ...attributes }, ...children);
  node.addEventListener("click", action);
  return node;
}
