// Prints the score of each folder from Stryker's reports: of the mutants that compiled and were not ignored, how many a test noticed.
// With --left, also each one that no test noticed.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const args = process.argv.slice(2);
const isLong = args[0] === '--left';
const [results, ...folders] = isLong ? args.slice(1) : args;
for (const folder of folders) {
  let report;
  try {
    report = JSON.parse(readFileSync(join(results, folder, 'reports', 'mutation-report.json'), 'utf8'));
  } catch {
    console.log(`Bot/${folder}: no report.`);
    continue;
  }
  const counts = {};
  for (const [file, { mutants }] of Object.entries(report.files)) {
    for (const { status, location, mutatorName, replacement } of mutants) {
      counts[status] = (counts[status] ?? 0) + 1;
      if (isLong && (status === 'Survived' || status === 'NoCoverage')) {
        console.log(`${file.replace(/^.*\/Bot\//, '')}:${location.start.line} ${status}: ${mutatorName}: ${replacement.replace(/\s+/g, ' ').slice(0, 120)}`);
      }
    }
  }
  const { Killed = 0, Timeout = 0, Survived = 0, NoCoverage = 0 } = counts;
  const all = Killed + Timeout + Survived + NoCoverage;
  const score = all === 0 ? '–' : `${((100 * (Killed + Timeout)) / all).toFixed(1)} %`;
  const noticed = `${Killed + Timeout} of ${all} noticed, ${Timeout} of them as the tests did not end`;
  console.log(`Bot/${folder}: ${score} (${noticed}; ${Survived} survived, ${NoCoverage} reached by no test)`);
}
