// Reads cards as JSON lines {"name", "card"} and writes one line {"name", "events"} each: what the official
// Adaptive Cards parser has to say about it, as {"event", "message"}. Nothing said is right.
import { createRequire } from "node:module";
import { createInterface } from "node:readline";

// The package's own entry point is written for bundlers; Node loads its ready-made bundle.
const require = createRequire(import.meta.url);
let cards;
try {
  cards = require("adaptivecards/dist/adaptivecards.js");
} catch (e) {
  if (e.code !== "MODULE_NOT_FOUND") throw e;
  console.error("The npm package 'adaptivecards' is not installed. Run `npm ci` at the root of the repository.");
  process.exit(3);
}

const { AdaptiveCard, CardElement, SerializationContext, ValidationEvent, Versions } = cards;
const say = ({ event, message }) => ({ event: ValidationEvent[event], message });
for await (const line of createInterface({ input: process.stdin })) {
  if (!line.trim()) continue;
  const { name, card } = JSON.parse(line);
  // The parser checks `lang` with one global regular expression, which goes on where the last card's match ended.
  CardElement.langProperty.regEx.lastIndex = 0;
  const context = new SerializationContext(Versions.v1_5);
  const parsed = new AdaptiveCard();
  parsed.parse(card, context);
  const events = [];
  for (let i = 0; i < context.eventCount; i++) events.push(say(context.getEventAt(i)));
  for (const failure of parsed.validateProperties().validationEvents)
    events.push(say(failure));
  console.log(JSON.stringify({ name, events }));
}
