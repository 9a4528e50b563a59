// Writes the Playground's configuration from the demo office. Arguments: seeds/demo/playground.json OUT [WHO].
// WHO is the person at the keyboard: a name of the demo office, or "stranger" for someone who is not on its roster.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

const [seed, out, who] = process.argv.slice(2);
const office = JSON.parse(readFileSync(seed, "utf8"));
const known = [office.currentUser, ...office.users];

const stranger = {
  id: "29:1wF0rEiGn3rWh0IsN0tOnThEr0sTeRaTaLl",
  name: "访客",
  userPrincipalName: "guest@elsewhere.example",
  aadObjectId: "7d1f3f0e-5a8e-4a43-9a51-0a2b8c6d4e10",
  givenName: "客",
  surname: "访",
  email: "guest@elsewhere.example",
};

const current = !who ? office.currentUser : who === "stranger" ? stranger : known.find((person) => person.name === who);
if (!current) {
  console.error(`Nobody here is called ${who}. There are: ${known.map((person) => person.name).join(", ")}, stranger.`);
  process.exit(2);
}

// The Playground refuses unknown keys, spells one of them its own way and wants exactly five others.
const account = ({ id, name, userPrincipalName, aadObjectId, givenName, surname, email }) =>
  ({ id, name, userPrincipleName: userPrincipalName, aadObjectId, givenName, surname, email });

const config = {
  version: "0.1.1",
  tenantId: office.tenantId,
  bot: office.bot,
  currentUser: account(current),
  users: known.filter((person) => person !== current).slice(0, 5).map(account),
  personalChat: office.personalChat,
  groupChat: office.groupChat,
  // The General channel is the team itself; of others it takes one.
  team: { ...office.team, channels: office.team.channels.filter((channel) => channel.id !== office.team.id).slice(0, 1) },
};

mkdirSync(dirname(out), { recursive: true });
writeFileSync(out, JSON.stringify(config, null, 2)); // JSON is YAML.
console.log(current.name);
