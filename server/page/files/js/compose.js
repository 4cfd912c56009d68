// The form: a report typed, pasted, dropped or taken from the samples.

import { button, byId, el } from "./dom.js";
import { has, t } from "./messages.js";
import { Mishap } from "./mishap.js";

// LIMIT is how long a file may be, in bytes: a browser stands still over what is much longer.
const LIMIT = 16 << 20;

export class Compose {
  #submit;
  #appear;
  #samples = [];
  #wrong = null;

  // submit is called with {text, date, lang}, appear when the form is to be seen.
  constructor(submit, appear) {
    this.#submit = submit;
    this.#appear = appear;
    byId("form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#send();
    });
    byId("text").addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) this.#send();
    });
    byId("file").addEventListener("change", () => this.#read(byId("file").files[0]));
    this.#acceptDrops();
  }

  // load asks the server which samples there are.
  async load() {
    const answer = await fetch("page/samples.json");
    this.#samples = answer.ok ? await answer.json() : [];
    this.label();
  }

  // label writes the samples, and what went wrong, in the language of the interface.
  label() {
    this.say(this.#wrong);
    byId("samples").replaceChildren(
      ...this.#samples.map((sample) =>
        el(
          "li",
          {},
          button(
            { class: "sample", "data-sample": sample.id },
            () => this.#take(sample),
            el("span", { class: "sample-lang" }, t(`compose.lang.${sample.lang}`), " · ", sample.date),
            el("span", { class: "sample-title", lang: sample.lang === "zh" ? "zh-Hans" : sample.lang }, sample.title),
            el("span", { class: "sample-note" }, t(`sample.${sample.id}`)),
          ),
        ),
      ),
    );
  }

  // put fills the form.
  put({ text, date, lang }) {
    byId("text").value = text;
    byId("date").value = date ?? "";
    byId("lang").value = lang ?? "";
  }

  // say shows what went wrong, above the samples.
  say(problem) {
    this.#wrong = problem;
    byId("problem").replaceChildren(
      ...(problem === null
        ? []
        : [el("p", {}, el("strong", {}, titleOf(problem)), " ", problem.message), problem.errors?.length > 1 ? el("ul", {}, ...problem.errors.map((error) => el("li", {}, [error.location, error.message].filter(Boolean).join(": ")))) : ""]),
    );
    byId("token-field").hidden = problem?.status !== 401 && byId("token").value === "";
  }

  // busy says that an answer is awaited.
  busy(is) {
    byId("annotate").setAttribute("aria-disabled", String(is));
    byId("annotate").textContent = t(is ? "compose.busy" : "compose.annotate");
  }

  #send() {
    if (byId("annotate").getAttribute("aria-disabled") === "true") return;
    const asked = { text: byId("text").value, date: byId("date").value.trim(), lang: byId("lang").value };
    if (asked.text.trim() === "") {
      this.say(new Mishap(() => t("compose.empty")));
      byId("text").focus();
      return;
    }
    this.#submit(asked);
  }

  async #take(sample) {
    const answer = await fetch(`page/samples/${sample.id}.txt`).catch(() => null);
    if (!answer?.ok) return this.say(new Mishap(() => t("problem.offline")));
    this.put({ text: await answer.text(), date: sample.date, lang: "" });
    this.#send();
  }

  async #read(file) {
    if (!file) return;
    const text = file.size > LIMIT ? null : decode(await file.arrayBuffer());
    byId("file").value = "";
    this.#appear();
    byId("text").focus();
    if (text === null) return this.say(new Mishap(() => t("compose.large")));
    if (text.includes("\0")) return this.say(new Mishap(() => t("compose.binary")));
    this.say(null);
    this.put({ text, date: byId("date").value, lang: byId("lang").value });
  }

  // Files may be dropped anywhere: beside the form a browser would leave the page for them.
  #acceptDrops() {
    const over = (is) => byId("drop").classList.toggle("over", is);
    document.addEventListener("dragover", (event) => {
      if (!event.dataTransfer.types.includes("Files")) return; // text the browser drops itself
      event.preventDefault();
      over(true);
    });
    document.addEventListener("dragleave", () => over(false));
    document.addEventListener("drop", (event) => {
      over(false);
      if (event.dataTransfer.files.length === 0) return;
      event.preventDefault();
      this.#read(event.dataTransfer.files[0]);
    });
  }
}

// decode reads UTF-8, UTF-16 with a mark, and otherwise what Chinese files are in.
function decode(bytes) {
  const [a, b] = new Uint8Array(bytes, 0, Math.min(2, bytes.byteLength));
  if (a === 0xff && b === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (a === 0xfe && b === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}

// titleOf says in the language of the interface what kind of problem it is; a mishap has
// none.
function titleOf({ title, status }) {
  if (!title) return "";
  return has(`problem.${status}`) ? t(`problem.${status}`) : t("problem.title");
}
