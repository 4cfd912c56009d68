// The page: makes its parts, and passes on what happens in one to the others.

import { Api } from "./api.js";
import { Card } from "./card.js";
import { copy } from "./clipboard.js";
import { Compose } from "./compose.js";
import { Dates } from "./dates.js";
import { byId } from "./dom.js";
import { Entities } from "./entities.js";
import { Entry } from "./entry.js";
import { Facts } from "./facts.js";
import { Json } from "./json.js";
import { Legend } from "./legend.js";
import { pack, unpack } from "./link.js";
import { LANGUAGES, language, speak, t, tn } from "./messages.js";
import { Mishap } from "./mishap.js";
import { writeAs } from "./naming.js";
import { Reading } from "./reading.js";
import { Relations } from "./relations.js";
import { store, stored } from "./stored.js";
import { Tabs } from "./tabs.js";
import { Theme } from "./theme.js";
import { View } from "./view.js";
import { Why } from "./why.js";

// LONG is from how many characters on a link is too long for some programs.
const LONG = 30000;

// REST is for how long a selection stays as it is before it is asked about, in ms: while it
// is drawn it changes with each character, and each question sends the whole text.
const REST = 150;

const page = document.documentElement;
const view = new View();
view.on("document", () => writeAs(view.doc.lang)); // before any part writes a name
const api = new Api();
const card = new Card(byId("card"), view);
const reading = new Reading(byId("reading"), view, card);
const theme = new Theme(byId("theme"));
const compose = new Compose(annotate, () => show("compose"));
const entry = new Entry(view, api, { goto, changed: () => tabs.refresh("entry") });
const why = new Why(view, api, () => reading.selection());
const entities = new Entities(view, goto);
const relations = new Relations(view, { goto, point: (spans) => reading.point(spans) });
const dates = new Dates(view, goto);
const json = new Json(view, say);
const tabs = new Tabs(byId("tabs"), byId("panels"), {
  entry: (panel) => entry.fill(panel),
  why: (panel) => why.fill(panel),
  entities: (panel) => entities.fill(panel),
  relations: (panel) => relations.fill(panel),
  dates: (panel) => dates.fill(panel),
  json: (panel) => json.fill(panel),
});
new Legend(byId("legend"), view, say);
new Facts(byId("facts"), byId("warnings"), view, (id) => {
  entry.open(id);
  openPanel("entry");
});

let asking = null; // what is asked of the server now

// say tells a screen reader, and shows it for a moment.
function say(text) {
  byId("said").textContent = "";
  requestAnimationFrame(() => {
    byId("said").textContent = text;
  });
}

async function annotate(asked) {
  asking?.abort();
  asking = new AbortController();
  const { signal } = asking;
  api.token = byId("token").value;
  compose.say(null);
  compose.busy(true);
  try {
    const { doc, raw } = await api.annotate(asked, signal);
    show("result");
    view.show(doc, raw, asked);
    history.replaceState(null, "", location.pathname);
    scrollTo(0, 0);
    await reading.ready;
    say(tn("annotations", doc.annotations.length));
    return true;
  } catch (problem) {
    if (signal.aborted) return false;
    show("compose");
    compose.say(problem);
    return false;
  } finally {
    if (!signal.aborted) compose.busy(false);
  }
}

// show shows the form or the report.
function show(what) {
  page.dataset.view = what;
  entitle();
}

function entitle() {
  document.title = page.dataset.view === "result" && view.doc?.title ? `${view.doc.title} – tifa` : "tifa";
}

// goto chooses an annotation and brings it into sight.
function goto(i) {
  view.choose(i);
  reading.reveal(i);
}

// openPanel shows a panel; on small screens it comes up from below.
function openPanel(name) {
  tabs.show(name);
  page.dataset.panel = "open";
}

function closePanel() {
  delete page.dataset.panel;
  // Where the panel is a sheet, what had the focus is gone.
  if (byId("panel").contains(document.activeElement)) byId(`tab-${tabs.shown}`).focus();
}

byId("reading").addEventListener("open", ({ detail }) => {
  openPanel(tabs.shown === "why" ? "why" : "entry");
  reading.reveal(detail);
});
byId("tabs").addEventListener("open", () => {
  page.dataset.panel = "open";
});
byId("panel-close").addEventListener("click", closePanel);
byId("edit").addEventListener("click", () => {
  show("compose");
  byId("text").focus();
});
byId("home").addEventListener("click", (event) => {
  event.preventDefault();
  show("compose");
});

byId("link").addEventListener("click", async () => {
  const fragment = await pack({ ...view.asked, off: [...view.off], chosen: view.chosen, tab: tabs.shown });
  history.replaceState(null, "", `${location.pathname}#${fragment}`);
  await copy(location.href);
  say(t(location.href.length > LONG ? "link.long" : "link.copied", { n: location.href.length.toLocaleString(language()) }));
});

async function restore() {
  let state;
  try {
    state = await unpack(location.hash.slice(1));
  } catch {
    show("compose");
    compose.say(new Mishap(() => t("link.broken")));
    return;
  }
  if (!state) return;
  const { hash } = location;
  compose.put(state);
  if (!(await annotate({ text: state.text, date: state.date, lang: state.lang }))) return;
  view.hide(state.off);
  if (state.chosen !== null && state.chosen >= 0 && state.chosen < view.doc.annotations.length) goto(state.chosen);
  tabs.show(state.tab);
  history.replaceState(null, "", location.pathname + hash);
}

addEventListener("hashchange", restore);
addEventListener("beforeprint", () => tabs.fillAll());

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || event.defaultPrevented || document.querySelector("dialog[open]")) return;
  const isSheet = getComputedStyle(byId("panel")).position === "fixed";
  if (card.isShown) card.hide();
  else if (page.dataset.panel && isSheet) closePanel();
  else if (view.chosen !== null) view.choose(null);
});

let resting = 0;
document.addEventListener("selectionchange", () => {
  clearTimeout(resting);
  if (tabs.shown === "why" && reading.selection()) resting = setTimeout(() => tabs.refresh("why"), REST);
});

view.on("document", () => {
  tabs.refresh();
  paintProducer();
  entitle();
});
view.on("chosen", () => tabs.refresh("entry", "why"));
view.on("labels", () => tabs.refresh("entities", "relations", "dates"));
view.on("language", () => {
  tabs.label();
  theme.label();
  compose.label();
  if (view.doc) paintProducer();
  tabs.refresh();
});

function paintProducer() {
  const { name, version, pack: hash } = view.doc.producer;
  byId("producer").textContent = t("page.producer", { name, version, pack: hash.slice(0, 19) });
}

// The drawings are made for a width.
let width = 0;
new ResizeObserver(([{ contentRect }]) => {
  if (contentRect.width === width) return;
  width = contentRect.width;
  tabs.refresh("relations", "dates");
}).observe(byId("panels"));

async function setLanguage(wanted) {
  await speak(wanted);
  for (const node of byId("languages").children) node.setAttribute("aria-pressed", String(node.dataset.language === wanted));
  view.spoken();
}

byId("languages").addEventListener("click", (event) => {
  const wanted = event.target.closest("[data-language]")?.dataset.language;
  if (!wanted) return;
  store("language", wanted);
  setLanguage(wanted);
});

const first = [stored("language"), navigator.language.slice(0, 2)].find((wanted) => LANGUAGES.includes(wanted)) ?? "en";
await setLanguage(first);
tabs.show("entities");
await compose.load();
await restore();
page.dataset.ready = "true";
