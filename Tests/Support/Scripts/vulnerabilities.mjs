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
  for (const [, url] of sources.matchAll(/^E\w* (https?:\S+)/gm)) {
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
  // NuGet's own audit, which reads that data; `dotnet list package --vulnerable` reads another resource, which mirrors cut short.
  const audit = ['-p:NuGetAudit=true', '-p:NuGetAuditMode=all', '-p:NuGetAuditLevel=low'];
  const asked = spawnSync('dotnet', ['restore', 'BotApp.sln', '--locked-mode', '--force', '-v', 'm', '--nologo', ...audit], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, DOTNET_CLI_UI_LANGUAGE: 'en' },
  });
  if (asked.status !== 0) throw new Error(`dotnet restore failed:\n${asked.stdout}${asked.stderr}`);
  if (/NU1900/.test(asked.stdout)) return silent('NuGet', 'does not answer');
  const seen = new Set();
  for (const [, id, version, severity, url] of asked.stdout.matchAll(/NU190[1-4]: Package '([^']+)' (\S+) has a known (\w+) severity vulnerability, (\S+)/g)) {
    const key = `${id} ${version} ${url}`;
    if (!seen.has(key)) report('NuGet', id, version, severity, url);
    seen.add(key);
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
