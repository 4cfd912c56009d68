// Finds the dates in the texts of a JSON Lines file with chrono and prints its speed
// in MB/s, how many it found, and the size of the texts in MB.
import { readFileSync } from 'node:fs';
import * as chrono from 'chrono-node';

const texts = readFileSync(process.argv[2], 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));
const reference = new Date(2024, 5, 20, 12);
let bytes = 0;
let found = 0;
const start = process.hrtime.bigint();
for (const { text, lang } of texts) {
  bytes += Buffer.byteLength(text);
  const chinese = lang ? lang.startsWith('zh') : /\p{Script=Han}/u.test(text);
  found += (chinese ? chrono.zh.hans : chrono).parse(text, reference).length;
}
const seconds = Number(process.hrtime.bigint() - start) / 1e9;
console.log((bytes / 1e6 / seconds).toFixed(2), found, (bytes / 1e6).toFixed(1));
