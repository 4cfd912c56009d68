// What all measuring programs here do: read the texts of a JSON Lines file and print
// a line for each, either the names found in it, as start:end:LABEL in UTF-16 units
// with a blank between two, or how many things were found.
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

export async function each(work) {
  const out = [];
  for await (const line of createInterface({ input: createReadStream(process.argv.at(-1)), crlfDelay: Infinity })) {
    out.push(work(JSON.parse(line).text));
  }
  process.stdout.write(out.join('\n') + '\n');
}
