// The texts of the interface, one file a language.

export const LANGUAGES = ["en", "zh"];

const spoken = { language: "en", messages: {}, plurals: new Intl.PluralRules("en") };

// language is that of the interface.
export function language() {
  return spoken.language;
}

// speak loads a language and puts its texts into the page.
export async function speak(wanted) {
  const answer = await fetch(`page/messages/${wanted}.json`);
  if (!answer.ok) throw new Error(`messages: ${answer.status}`);
  spoken.messages = await answer.json();
  spoken.language = wanted;
  spoken.plurals = new Intl.PluralRules(wanted);
  document.documentElement.lang = wanted === "zh" ? "zh-Hans" : "en";
  translate(document);
}

// has says whether there is a message.
export function has(key) {
  return Object.hasOwn(spoken.messages, key);
}

// t is a message with {values} filled in.
export function t(key, values = {}) {
  if (!has(key)) return key;
  return spoken.messages[key].replace(/\{(\w+)\}/g, (whole, name) => (Object.hasOwn(values, name) ? String(values[name]) : whole));
}

// tn is the message for n things: the key with .one or .other behind it.
export function tn(key, n) {
  return t(`${key}.${spoken.plurals.select(n) === "one" ? "one" : "other"}`, { n: n.toLocaleString(spoken.language) });
}

// term is the message of a word of an open vocabulary, or the word itself.
export function term(prefix, word) {
  return has(prefix + word) ? t(prefix + word) : word.replaceAll("_", " ");
}

function translate(root) {
  for (const node of root.querySelectorAll("[data-t]")) node.textContent = t(node.dataset.t);
  for (const node of root.querySelectorAll("[data-t-label]")) node.setAttribute("aria-label", t(node.dataset.tLabel));
  for (const node of root.querySelectorAll("[data-t-placeholder]")) node.setAttribute("placeholder", t(node.dataset.tPlaceholder));
}
