// A view as the fragment of a link: compressed JSON in base64url. Browsers keep
// fragments to themselves, so that no server sees the text.

const PREFIX = "v1.";

// LIMIT is how much text a link may unpack to, in bytes: a short link could claim gigabytes.
const LIMIT = 8 << 20;

// pack gives the fragment of a state.
export async function pack(state) {
  const bytes = new TextEncoder().encode(JSON.stringify(state));
  const packed = await collect(new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw")), Infinity);
  return PREFIX + toBase64url(packed);
}

// unpack gives the state of a fragment; null if it holds none, an error if it is broken.
export async function unpack(fragment) {
  if (!fragment.startsWith(PREFIX)) return null;
  const bytes = fromBase64url(fragment.slice(PREFIX.length));
  const plain = await collect(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw")), LIMIT);
  const state = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(plain));
  if (typeof state?.text !== "string") throw new Error("no text");
  const string = (value) => (typeof value === "string" ? value : "");
  return {
    text: state.text,
    date: string(state.date),
    lang: string(state.lang),
    off: Array.isArray(state.off) ? state.off.map(string) : [],
    chosen: Number.isInteger(state.chosen) ? state.chosen : null,
    tab: string(state.tab),
  };
}

async function collect(stream, limit) {
  const parts = [];
  let size = 0;
  for (const reader = stream.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > limit) {
      await reader.cancel();
      throw new Error("too long");
    }
    parts.push(value);
  }
  const out = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

function toBase64url(bytes) {
  let characters = "";
  // In slices, since a call takes only so many arguments.
  for (let i = 0; i < bytes.length; i += 8192) characters += String.fromCharCode(...bytes.subarray(i, i + 8192));
  return btoa(characters).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function fromBase64url(text) {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (character) => character.charCodeAt(0));
}
