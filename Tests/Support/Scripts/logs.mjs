// Searches everything that the hosts of a run have logged and exported for what people typed in it, for names of the demo
// office, and for tokens and keys. Arguments: results folder, roster of the demo office. Writes Logs.json, a report like the
// runner's own, so that ./test counts it. What was typed is typed.jsonl, a JSON string a line, kept by the tests themselves.
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [results, roster] = process.argv.slice(2);
const HAN = /\p{Script=Han}/u;
const LEAST = 4;

const list = (folder) => {
  try {
    return readdirSync(folder).map((name) => join(folder, name));
  } catch {
    return [];
  }
};

// The Playground's own logs and what is written for its configuration are the client's; what it shows people is content. What
// ./run prints is for who started it: it says as whom one signs in.
const logs = [...list(join(results, "Logs")), ...list(join(results, "EndToEnd"))]
  .filter((path) => path.endsWith(".log") && !/\.(?:playground[.\w]*|config)\.log$/.test(path) && !/[\\/]run\.\w+\.log$/.test(path));
const typed = list(join(results, "Logs")).filter((path) => path.endsWith("typed.jsonl"))
  .flatMap((path) => readFileSync(path, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line)));

const people = readFileSync(roster, "utf8").replace(/^\uFEFF/, "").split(/\r?\n/).slice(1).map((line) => line.split(","));
const units = new Set(people.map((row) => row[0]).filter(Boolean));
const names = people.map((row) => row[2]).filter(Boolean);

// A whole text, and each clause of it: a topic is leaked without its sentence too. Names of units are no content, and neither
// are their ids (branch:NAME), which cards send and traces of the storage hold.
const isUnit = (text) => units.has(text.replace(/^(?:branch|department|office):/, ""));
const han = (text) => [...text].filter((c) => HAN.test(c)).length;
const markers = new Set(names);
for (const text of typed) {
  for (const piece of [text, ...text.split(/[\s,，。；;：:、！？!?|（）()《》“”"'\[\]]+/u)]) {
    const marker = piece.trim();
    if (han(marker) >= LEAST && !isUnit(marker)) markers.add(marker);
  }
}

const SECRETS = [
  ["a token", /eyJ[\w-]{10,}\.[\w-]{10,}/],
  ["a token of the connector", /connector-token-\d/],
  ["a bearer token", /Bearer [\w.~+/-]{8,}/],
  ["a key of the storage", /AccountKey=[\w+/]{8}|Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1/],
];

// JSON writes Han as \uXXXX, addresses as %XX.
const plain = (line) => {
  let text = line;
  if (text.includes("\\u")) text = text.replace(/\\u([0-9a-f]{4})/gi, (_, code) => String.fromCharCode(parseInt(code, 16)));
  if (/%[ef][0-9a-f]/i.test(text)) {
    text = text.replace(/(?:%[0-9a-f]{2})+/gi, (escaped) => {
      try {
        return decodeURIComponent(escaped);
      } catch {
        return escaped;
      }
    });
  }
  return text;
};

const found = { content: [], secrets: [] };
let [lines, bytes, turns] = [0, 0, 0];
const search = (path, line) => {
  const text = plain(line);
  for (const [what, pattern] of SECRETS) {
    if (pattern.test(text)) found.secrets.push(`${path}: ${what}`);
  }
  if (!HAN.test(text)) return;
  for (const marker of markers) {
    if (text.includes(marker)) found.content.push(`${path}: '${marker}' in: ${text.slice(0, 300)}`);
  }
};

for (const path of logs) {
  bytes += statSync(path).size;
  for (const line of readFileSync(path, "utf8").split("\n")) {
    lines++;
    if (/Turn [0-9a-f]{8}|"TurnId"/.test(line)) turns++;
    if (line.length > 0) search(path, line);
  }
}

const tests = [
  ["Logs of the whole run hold nothing that was typed, and no name", found.content],
  ["Logs of the whole run hold no token and no key", found.secrets],
  // Silence proves nothing: hosts did log turns, and people did type.
  ["Logs of the whole run are there to be searched", turns > 0 && markers.size > new Set(names).size ? [] : [`${turns} turns, ${typed.length} texts`]],
].map(([name, faults]) => {
  for (const fault of [...new Set(faults)].slice(0, 20)) console.log(`  ${fault}`);
  return { name, status: faults.length === 0 ? "passed" : "failed", duration: 0 };
});
const passed = tests.filter((test) => test.status === "passed").length;
writeFileSync(join(results, "Logs.json"), JSON.stringify({
  results: { tool: { name: "logs" }, summary: { tests: tests.length, passed, failed: tests.length - passed, skipped: 0 }, tests },
}));
console.log(`${logs.length} logs with ${lines} lines (${Math.round(bytes / 1048576)} MiB), of ${turns} lines about turns, searched for ${markers.size} texts`);
