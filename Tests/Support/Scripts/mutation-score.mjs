// Prints the score of each folder from Stryker's reports: of the mutants that compiled and were not ignored, how many a test noticed.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const [results, ...folders] = process.argv.slice(2);
for (const folder of folders) {
  let report;
  try {
    report = JSON.parse(readFileSync(join(results, folder, 'reports', 'mutation-report.json'), 'utf8'));
  } catch {
    console.log(`Bot/${folder}: no report.`);
    continue;
  }
  const counts = {};
  for (const { mutants } of Object.values(report.files)) for (const { status } of mutants) counts[status] = (counts[status] ?? 0) + 1;
  const { Killed = 0, Timeout = 0, Survived = 0, NoCoverage = 0 } = counts;
  const all = Killed + Timeout + Survived + NoCoverage;
  const score = all === 0 ? '–' : `${((100 * (Killed + Timeout)) / all).toFixed(1)} %`;
  console.log(`Bot/${folder}: ${score} (${Killed + Timeout} of ${all} noticed; ${Survived} survived, ${NoCoverage} reached by no unit test)`);
}
