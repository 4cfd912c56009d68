// The server's API. What it refuses becomes a Problem, which the page can show.

import { t } from "./messages.js";
import { Mishap } from "./mishap.js";

class Problem extends Error {
  constructor(status, title, detail, errors) {
    super(detail || title);
    this.status = status;
    this.title = title;
    this.errors = errors;
  }
}

export class Api {
  token = ""; // bearer token, if the server asks for one; kept for this visit only
  #entries = new Map();

  // annotate gives the document and the JSON that it came as.
  async annotate(asked, signal) {
    const answer = await this.#ask("v1/annotate?offsets=utf16", { method: "POST", body: body(asked), signal });
    const raw = await answer.text();
    return { raw, doc: JSON.parse(raw) };
  }

  // explain gives the candidates that cover a place of the text.
  async explain(asked, at, signal) {
    const answer = await this.#ask(`v1/explain?offsets=utf16&at=${at}`, { method: "POST", body: body(asked), signal });
    return (await answer.json()).candidates;
  }

  // entry gives an entry of the dictionaries by its id, or null where they have none. It
  // is searched for: rules put ids together that no dictionary has, and a search that
  // finds nothing is no error.
  entry(id) {
    if (!this.#entries.has(id)) {
      const asked = this.#ask(`v1/lexicon?limit=1&q=${encodeURIComponent(id)}`)
        .then((answer) => answer.json())
        .then(({ entries }) => entries.find((entry) => entry.id === id) ?? null);
      // What failed may be asked again.
      asked.catch(() => this.#entries.delete(id));
      this.#entries.set(id, asked);
    }
    return this.#entries.get(id);
  }

  async #ask(path, options = {}) {
    const headers = { Accept: "application/json" };
    if (options.body) headers["Content-Type"] = "application/json";
    if (this.token) headers.Authorization = `Bearer ${this.token}`;
    const answer = await fetch(path, { ...options, headers, referrerPolicy: "no-referrer" }).catch((error) => {
      if (error.name === "AbortError") throw error;
      throw new Mishap(() => t("problem.offline"));
    });
    if (answer.ok) return answer;
    const problem = await answer.json().catch(() => ({}));
    throw new Problem(answer.status, problem.title ?? answer.statusText, problem.detail ?? "", problem.errors ?? []);
  }
}

function body(asked) {
  const out = { text: asked.text };
  if (asked.date) out.date = asked.date;
  if (asked.lang) out.lang = asked.lang;
  return JSON.stringify(out);
}
