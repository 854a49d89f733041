// The questions that sijill-peer asked, asked again of the engine as wasm32, and what that costs.
//
//     node ask.mjs ENGINE.js EDITION QUESTIONS.json
//
// `cargo xtask bench` runs it. A question is asked once for the files it needs, then a few times with
// another between, so that nothing is remembered of it; the best counts, as with sijill-peer.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";

const RUNS = 3;
const [engine, edition, questions] = process.argv.slice(2).map((path) => resolve(path));
const { Asked, memory_taken } = createRequire(import.meta.url)(engine);
const read = (name) => readFileSync(`${edition}/data/${name}`);
const { manifest } = JSON.parse(readFileSync(`${edition}/edition.json`, "utf8"));
const { between, asked } = JSON.parse(readFileSync(questions, "utf8"));

const open = new Asked(manifest, read(`${manifest.slice(0, 32)}.bin`));

/** The answer, after what it needs was brought. */
function answer(ask) {
  for (;;) {
    const found = ask();
    if (found >= 0) return found;
    for (const name of open.missing()) open.supply(name, read(name));
  }
}

/** The best time of a few, in milliseconds. */
function best(prepare, ask) {
  let least = Infinity;
  for (let run = 0; run < RUNS; run += 1) {
    prepare();
    const start = performance.now();
    ask();
    least = Math.min(least, performance.now() - start);
  }
  return least;
}

const other = open.view(between, false);
answer(() => open.ask(other));
const rows = new Map();
for (const { kind, filters, link, typing, hits, native, native_cards } of asked) {
  const nth = open.view(link, typing);
  const ask = () => open.ask(nth);
  const cards = () => open.cards(nth);
  if (answer(ask) !== hits) throw new Error(`${link}: native has ${hits} hits`);
  const wasm = best(() => answer(() => open.ask(other)), ask);
  answer(cards);
  const wasmCards = best(() => {}, cards);
  for (const [name, times] of [[`${kind} ${filters}`, [wasm, native]], [kind, [wasm, native]], [`cards ${kind}`, [wasmCards, native_cards]]]) {
    if (!rows.has(name)) rows.set(name, [[], []]);
    rows.get(name).forEach((list, nth) => list.push(times[nth]));
  }
}

const quantile = (list, part) => list.toSorted((a, b) => a - b)[Math.min(Math.floor(list.length * part), list.length - 1)];
console.log("\nthe same as wasm32 in Node, beside native Sijill, in ms; ratio of medians");
const line = (cells) => console.log(cells.map((cell, nth) => (nth ? String(cell).padStart(11) : cell.padEnd(16))).join(""));
line(["", "n", "p50", "p95", "native p50", "native p95", "ratio"]);
for (const [name, [wasm, native]] of [...rows].sort(([one], [other]) => (one < other ? -1 : 1))) {
  const figures = [wasm, native].flatMap((list) => [quantile(list, 0.5), quantile(list, 0.95)]);
  line([name, wasm.length, ...figures.map((ms) => ms.toFixed(3)), (figures[0] / figures[2]).toFixed(2)]);
}
console.log(`memory of the engine: ${(memory_taken() / 1e6).toFixed(1)} MB`);
