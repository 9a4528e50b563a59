// Writes THIRD-PARTY.md from the lock files, the packages' own nuspecs and package-lock.json; with --check only says whether it is current.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const file = 'THIRD-PARTY.md';
const script = 'Tests/Support/Scripts/third-party.mjs';
// What is in the build's output; everything else serves building and testing it.
const shipped = ['Bot', 'Cards', 'Storage'];
const projects = [...shipped, 'Tests/Bench', 'Tests/EndToEnd', 'Tests/Integration', 'Tests/Support', 'Tests/Unit'];

const keyOf = ({ name, version }) => `${name.toLowerCase()} ${version}`;
const byName = (a, b) => (keyOf(a) < keyOf(b) ? -1 : 1);

// Which package needs which, and whether in the product.
const needs = [];

function folderOfPackages() {
  if (process.env.NUGET_PACKAGES) return process.env.NUGET_PACKAGES;
  const told = execFileSync('dotnet', ['nuget', 'locals', 'global-packages', '--list', '--force-english-output'], { encoding: 'utf8' });
  return told.slice(told.indexOf(':') + 1).trim();
}

/** The licence in SPDX's words: what the package says, else what the licence it brings or names is known by. */
function licenceOfNuget(folder, name, version) {
  const at = join(folder, name.toLowerCase(), version.toLowerCase());
  const nuspec = join(at, `${name.toLowerCase()}.nuspec`);
  if (!existsSync(nuspec)) throw new Error(`${name} ${version} is not restored: run dotnet restore first.`);
  const text = readFileSync(nuspec, 'utf8');
  const [, type, said] = /<license type="(\w+)"[^>]*>([^<]*)</.exec(text) ?? [];
  if (type === 'expression') return said;
  if (type === 'file') return ofText(readFileSync(join(at, said.replaceAll('\\', '/')), 'utf8'), name);
  const [, url] = /<licenseUrl>([^<]*)</.exec(text) ?? [];
  const known = {
    'https://raw.githubusercontent.com/aspnet/AspNetCore/2.0.0/LICENSE.txt': 'Apache-2.0',
    'https://github.com/dotnet/corefx/blob/master/LICENSE.TXT': 'MIT',
  };
  if (!known[url]) throw new Error(`What licence is ${url} of ${name}? Add it to ${script}.`);
  return known[url];
}

function ofText(text, name) {
  if (/Permission is hereby granted, free of charge/.test(text)) return 'MIT';
  if (/Apache License/.test(text)) return 'Apache-2.0';
  throw new Error(`The licence of ${name} is not one that this script knows.`);
}

function nuget() {
  const folder = folderOfPackages();
  const found = new Map();
  for (const project of projects) {
    const lock = join(project, 'packages.lock.json');
    if (!existsSync(lock)) continue;
    for (const packages of Object.values(JSON.parse(readFileSync(lock, 'utf8')).dependencies)) {
      for (const [name, { type, resolved, dependencies }] of Object.entries(packages)) {
        if (type === 'Project') continue;
        const key = `${name.toLowerCase()} ${resolved}`;
        if (!found.has(key)) found.set(key, { name, version: resolved, direct: new Set(), in: new Set() });
        const entry = found.get(key);
        entry.in.add(project);
        if (type === 'Direct') entry.direct.add(project);
        for (const needed of Object.keys(dependencies ?? {})) needs.push({ needed: needed.toLowerCase(), by: name, ships: shipped.includes(project) });
      }
    }
  }
  return [...found.values()].map((p) => {
    const ships = shipped.some((project) => p.in.has(project)) && p.name !== 'Microsoft.CodeAnalysis.BannedApiAnalyzers';
    return {
      name: p.name,
      version: p.version,
      licence: licenceOfNuget(folder, p.name, p.version),
      ships,
      use: p.direct.size > 0 ? `used by ${[...p.direct].join(', ')}` : `needed by ${neededBy(p.name, ships)}`,
    };
  }).sort(byName);
}

function neededBy(name, ships) {
  const by = needs.filter((n) => n.needed === name.toLowerCase() && (n.ships || !ships)).map((n) => n.by);
  const found = [...new Set(by)].sort();
  return found.length > 3 ? `${found.slice(0, 3).join(', ')} and others` : found.join(', ');
}

function npm() {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  const roots = Object.keys(packages[''].devDependencies);
  const places = Object.keys(packages);
  const resolve = (from, name) => {
    for (let at = from; ; at = at.includes('node_modules/') ? at.slice(0, at.lastIndexOf('node_modules/')).replace(/\/$/, '') : '') {
      const place = at === '' ? `node_modules/${name}` : `${at}/node_modules/${name}`;
      if (packages[place]) return place;
      if (at === '') return null;
    }
  };
  const uses = new Map(places.map((p) => [p, new Set()]));
  for (const root of roots) {
    const waiting = [resolve('', root)];
    const seen = new Set(waiting);
    while (waiting.length > 0) {
      const place = waiting.pop();
      uses.get(place).add(root);
      const { dependencies, optionalDependencies, peerDependencies } = packages[place];
      for (const name of Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies })) {
        const next = resolve(place, name);
        if (next && !seen.has(next)) {
          seen.add(next);
          waiting.push(next);
        }
      }
    }
  }
  const rows = new Map();
  for (const place of places.filter((p) => p !== '')) {
    const name = packages[place].name ?? place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const key = `${name} ${packages[place].version}`;
    if (!rows.has(key)) rows.set(key, { name, version: packages[place].version, licence: licenceOfNpm(name, packages[place].license), of: new Set() });
    for (const root of uses.get(place)) rows.get(key).of.add(root);
  }
  return [...rows.values()].map((r) => ({
    ...r,
    use: roots.includes(r.name) ? 'local tool' : `needed by ${[...r.of].sort().join(', ')}`,
  })).sort(byName);
}

function licenceOfNpm(name, said) {
  const known = { 'uri-templates': 'public domain', '@microsoft/m365agentsplayground': 'Microsoft pre-release terms, in the package' };
  if (!said || /^SEE LICENSE|^http/.test(said)) {
    if (!known[name]) throw new Error(`What licence has ${name} (${said})? Add it to ${script}.`);
    return known[name];
  }
  return said;
}

const table = (rows) => ['| name | version | licence | for what |', '|---|---|---|---|', ...rows.map((r) => `| ${r.name} | ${r.version} | ${r.licence} | ${r.use} |`)].join('\n');

function licences(rows) {
  const counts = new Map();
  for (const { licence } of rows) counts.set(licence, (counts.get(licence) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([name, count]) => `${name} (${count})`).join(', ');
}

if (!existsSync('BotApp.sln') || !readdirSync('.').includes('package-lock.json')) throw new Error('Run it at the root of the repository.');
const dotnet = nuget();
const [inside, beside, tools] = [dotnet.filter((p) => p.ships), dotnet.filter((p) => !p.ships), npm()];
const text = `# Third-party software

Made by \`node ${script}\` from the lock files, the packages' nuspecs and \`package-lock.json\`; a test
(\`ThirdParty_AsWritten_IsWhatTheLockFilesSay\`) fails when it is out of date. Each package's own licence text comes with the package.

## In the product

What lies in the published folder and in the image, beside .NET and ASP.NET Core themselves (MIT). Licences: ${licences(inside)}.

${table(inside)}

## For building and testing

Not part of what is published. Licences: ${licences(beside)}. Of no lock file: Azure.Bicep.CommandLine (MIT), which a test downloads.

${table(beside)}

## Local tools from npm

Storage emulator, Teams client, card parser and manifest schemas for development and tests; nothing of them is published. Licences:
${licences(tools)}.

${table(tools)}
`;

if (!process.argv.includes('--check')) {
  writeFileSync(file, text);
  console.log(`${file}: ${inside.length} packages in the product, ${beside.length} for building and testing, ${tools.length} local tools.`);
} else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
  console.error(`${file} is out of date: run node ${script}.`);
  process.exit(1);
}
