// Adds up the runner's reports (CTRF) and ends with the one line that ./test promises. Arguments: reports without ".json".
// A part that did not run, or ran nothing, counts as one failure: silence proves nothing.
import { readFileSync } from "node:fs";
import { basename } from "node:path";

const total = { passed: 0, failed: 0, skipped: 0 };

for (const path of process.argv.slice(2)) {
  const part = basename(path);
  const fail = (why) => {
    console.log(`FAILED ${part}: ${why}`);
    total.failed++;
  };

  let report;
  try {
    report = JSON.parse(readFileSync(`${path}.json`, "utf8"));
  } catch {
    fail("the runner ended, or was ended for taking too long, without a report.");
    continue;
  }

  if (report.blocked) {
    fail(report.blocked);
    continue;
  }

  const { tests, summary } = report.results;
  for (const test of tests.filter((test) => test.status === "failed")) {
    console.log(`FAILED ${test.name}`);
  }

  // What is neither passed nor skipped did not prove anything: failed, pending, other.
  const skipped = summary.skipped ?? 0;
  total.passed += summary.passed;
  total.skipped += skipped;
  total.failed += summary.tests - summary.passed - skipped;
  if (summary.tests === 0) fail("no test ran.");
  const errors = (report.results.extra?.suites ?? []).flatMap((suite) => suite.errors ?? []);
  if (errors.length > 0) fail(`${errors.length} errors outside of tests (see above).`);
}

console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
