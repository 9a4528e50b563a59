// Asks NuGet's and npm's feeds for known vulnerabilities of what the lock files name. Fails from moderate on; a feed that has no
// such data is named in one line, and is no failure.
import { execFileSync, spawnSync } from 'node:child_process';

const serious = new Set(['moderate', 'high', 'critical']);
let found = 0;

const report = (feed, name, version, severity, where) => {
  if (!serious.has(severity.toLowerCase())) return;
  found++;
  console.error(`${feed}: ${name} ${version} has a vulnerability (${severity.toLowerCase()}): ${where}`);
};
const silent = (feed, why) => console.log(`${feed}: not checked for known vulnerabilities, as its feed ${why}.`);
const clean = (feed, count) => console.log(`${feed}: ${count === 0 ? 'no known vulnerability of moderate or above' : `${count} vulnerabilities of moderate or above`}.`);

/** A feed without this resource answers "none" to whatever is asked. */
async function hasVulnerabilityData() {
  const sources = execFileSync('dotnet', ['nuget', 'list', 'source', '--format', 'Short'], { encoding: 'utf8' });
  for (const [, url] of sources.matchAll(/^E\w* (https:\S+)/gm)) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(30_000) });
    const index = answer.ok ? await answer.json() : { resources: [] };
    const resource = index.resources.find((r) => r['@type'].startsWith('VulnerabilityInfo'));
    if (resource && (await fetch(resource['@id'], { signal: AbortSignal.timeout(30_000) })).ok) return true;
  }
  return false;
}

async function nuget() {
  try {
    if (!(await hasVulnerabilityData())) return silent('NuGet', 'has no vulnerability data');
  } catch (e) {
    return silent('NuGet', `does not answer (${e.cause?.code ?? e.name})`);
  }
  execFileSync('dotnet', ['restore', 'BotApp.sln', '--locked-mode', '-v', 'q', '--nologo'], { stdio: ['ignore', 'ignore', 'inherit'] });
  const list = ['list', 'BotApp.sln', 'package', '--vulnerable', '--include-transitive', '--no-restore', '--format', 'json'];
  const asked = spawnSync('dotnet', list, { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (asked.status !== 0) return silent('NuGet', 'does not answer');
  const seen = new Set();
  for (const project of JSON.parse(asked.stdout).projects) {
    for (const framework of project.frameworks ?? []) {
      for (const p of [...(framework.topLevelPackages ?? []), ...(framework.transitivePackages ?? [])]) {
        for (const v of p.vulnerabilities ?? []) {
          const key = `${p.id} ${p.resolvedVersion} ${v.advisoryurl}`;
          if (!seen.has(key)) report('NuGet', p.id, p.resolvedVersion, v.severity, v.advisoryurl);
          seen.add(key);
        }
      }
    }
  }
  clean('NuGet', found);
}

function npm() {
  const before = found;
  const asked = spawnSync('npm', ['audit', '--package-lock-only', '--json'], { encoding: 'utf8', maxBuffer: 1 << 28 });
  let answer;
  try {
    answer = JSON.parse(asked.stdout);
  } catch {
    return silent('npm', 'does not answer');
  }
  if (!answer.vulnerabilities) return silent('npm', `does not answer (${answer.statusCode ?? answer.error?.code ?? 'no data'})`);
  for (const v of Object.values(answer.vulnerabilities)) {
    for (const via of v.via.filter((x) => typeof x === 'object')) report('npm', via.name, via.range, via.severity, via.url);
  }
  clean('npm', found - before);
}

await nuget();
npm();
process.exit(found > 0 ? 1 : 0);
