// What all measuring programs here do: read the texts of a JSON Lines file and print
// a line for each, either the names found in it, as start:end:LABEL in UTF-16 units
// with a blank between two, or how many things were found.
import { readFileSync, writeSync } from 'node:fs';

export function each(work) {
  const lines = readFileSync(process.argv.at(-1), 'utf8').split('\n');
  const out = [];
  for (const line of lines) {
    if (line) out.push(work(JSON.parse(line).text));
  }
  writeSync(1, out.join('\n') + '\n');
}
