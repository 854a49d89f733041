// Indexes a file of JSON lines with Pagefind and writes a site that asks it, for `benches/journey.rs`.
//
//     node pagefind.mjs PACKAGE REPORTS.jsonl DATE_FIELD OUT
//
// PACKAGE is the folder of the npm package `pagefind`.
import { createReadStream } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const [packageFolder, reports, dateField, out] = process.argv.slice(2);
const { createIndex, close } = await import(pathToFileURL(resolve(packageFolder, "lib/index.js")));
const started = performance.now();
const { index } = await createIndex({ forceLanguage: "ar" });
let n = 0;
for await (const line of createInterface({ input: createReadStream(reports) })) {
  const report = JSON.parse(line);
  if (!/\p{L}/u.test(report.body ?? "")) continue;
  const date = (report[dateField] ?? "").slice(0, 10);
  const { errors } = await index.addCustomRecord({
    url: `/${report.id}.html`,
    content: `${report.title ?? ""}\n${report.body}`,
    language: "ar",
    meta: { title: report.title || report.id },
    filters: { outlet: [report.outlet ?? "?"], month: [date.slice(0, 7)] },
    sort: { date },
  });
  if (errors.length) throw new Error(`${report.id}: ${errors}`);
  n += 1;
}
await mkdir(out, { recursive: true });
await index.writeFiles({ outputPath: resolve(out, "pagefind") });
await writeFile(resolve(out, "index.html"), "<!doctype html><html lang=ar><title>Pagefind</title><ol id=results></ol>");
console.log(`Pagefind: ${n} reports indexed in ${((performance.now() - started) / 1000).toFixed(1)} s`);
await close();
