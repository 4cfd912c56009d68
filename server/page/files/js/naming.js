// What entities, dates and ends of relations are called in the interface.

import { has, language, t } from "./messages.js";
import { moment } from "./time.js";

// chinese are the forms of a Chinese name, that of the text first.
let chinese = ["zh", "zh-Hant"];

// writeAs has Chinese names written as a text in a language writes them.
export function writeAs(lang) {
  chinese = lang === "zh-Hant" ? ["zh-Hant", "zh"] : ["zh", "zh-Hant"];
}

// nameOf is the name of an entity or entry in the language of the interface, else in
// another, else its id.
export function nameOf(entity) {
  const { text } = namedIn(entity);
  return text;
}

// namedIn is that name and its language, for the lang attribute.
export function namedIn(entity) {
  const order = language() === "zh" ? [...chinese, "en"] : ["en", ...chinese];
  for (const lang of order) if (entity.names?.[lang]) return { text: entity.names[lang], lang: tag(lang) };
  return { text: entity.id, lang: undefined };
}

// otherNames are the names in all languages but that of the interface.
export function otherNames(entity) {
  const main = namedIn(entity).text;
  const seen = new Set([main]);
  const out = [];
  for (const lang of ["en", ...chinese]) {
    const text = entity.names?.[lang];
    if (!text || seen.has(text)) continue;
    seen.add(text);
    out.push({ text, lang: tag(lang) });
  }
  return out;
}

// tag is the language tag of a key of names.
export function tag(lang) {
  return lang === "zh" ? "zh-Hans" : lang;
}

// valueOf writes a TIMEX3 value: a month, day or minute as people write it, anything
// else as it is.
export function valueOf(timex) {
  if (!timex?.value) return t("dates.unresolved");
  if (has(`value.${timex.value}`)) return t(`value.${timex.value}`);
  const [whole, day, minute] = /^\d{4}-\d{2}(-\d{2}(T\d{2}:\d{2})?)?$/.exec(timex.value) ?? [];
  if (!whole) return timex.value;
  const parts = { timeZone: "UTC", year: "numeric", month: "long" };
  if (day) parts.day = "numeric";
  if (minute) Object.assign(parts, { hour: "numeric", minute: "2-digit" });
  return new Intl.DateTimeFormat(language(), parts).format(moment(whole));
}

// endName is the name of an end of a relation: an annotation's entity or value, the
// document or the event that it reports.
export function endName(view, end) {
  if (end === "@doc") return { text: t("relations.doc"), lang: undefined };
  if (end === "@doc_event") return { text: t("relations.event"), lang: undefined };
  const annotation = view.doc.annotations[view.index.get(end)];
  if (!annotation) return { text: end, lang: undefined };
  if (annotation.timex) return { text: valueOf(annotation.timex), lang: undefined };
  return namedIn(view.entities.get(annotation.entity) ?? { id: annotation.text });
}
