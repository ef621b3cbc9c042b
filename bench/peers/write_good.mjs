// Reads one JSON text in a line, checks it with write-good, answers the milliseconds.
import { createRequire } from "node:module";
import readline from "node:readline";

const here = process.argv[2];
const writeGood = createRequire(`${here}/index.js`)("write-good");
for await (const line of readline.createInterface({ input: process.stdin })) {
  const text = JSON.parse(line);
  const began = process.hrtime.bigint();
  const found = writeGood(text).length;
  const ms = Number(process.hrtime.bigint() - began) / 1e6;
  console.log(JSON.stringify({ ms, found }));
}
