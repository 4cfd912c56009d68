// The answer as JSON, to copy and to keep.

import { copy } from "./clipboard.js";
import { button, el } from "./dom.js";
import { t } from "./messages.js";

// SHOWN is how many characters are shown; copies and files hold all.
const SHOWN = 200000;

export class Json {
  #view;
  #say;

  constructor(view, say) {
    this.#view = view;
    this.#say = say;
  }

  fill(panel) {
    const { doc, raw } = this.#view;
    if (!doc) return;
    const text = spread(doc);
    const shown = text.length > SHOWN ? `${text.slice(0, SHOWN)}\n…` : text;
    panel.replaceChildren(
      el("p", { class: "json-tools" }, button({ class: "quiet" }, () => this.#copy(text), t("json.copy")), button({ class: "quiet" }, () => download(raw, `${name(doc)}.json`), t("json.download"))),
      el("pre", { class: "json", tabindex: 0, "aria-label": t("tab.json") }, shown),
      text.length > SHOWN ? el("p", { class: "note" }, t("json.cut")) : "",
    );
  }

  async #copy(text) {
    await copy(text);
    this.#say(t("json.copied"));
  }
}

// spread writes a document as tifa annotate --to json does, an annotation a line.
function spread(doc) {
  const line = ([key, value]) => {
    const objects = Array.isArray(value) && value.some((item) => typeof item === "object");
    const written = objects ? `[\n${value.map((item) => `    ${JSON.stringify(item)}`).join(",\n")}\n  ]` : JSON.stringify(value);
    return `  ${JSON.stringify(key)}: ${written}`;
  };
  return `{\n${Object.entries(doc).map(line).join(",\n")}\n}\n`;
}

function download(text, name) {
  const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  el("a", { href: url, download: name }).click();
  // The click has begun to read it; a while later nobody needs it.
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}

function name(doc) {
  return (doc.id || "tifa").replace(/[^\p{L}\p{N}._-]+/gu, "-").slice(0, 80);
}
