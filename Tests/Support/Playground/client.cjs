// Loaded into the Playground before its own code (node --require). It emulates a Teams client in the United States that
// listens on every address; ours sits in a Chinese office and is nobody else's business.
"use strict";

const http = require("node:http");
const Module = require("node:module");
const net = require("node:net");

const locale = process.env.PLAYGROUND_LOCALE || "zh-CN";
const country = locale.split("-")[1] || "CN";

const compile = Module.prototype._compile;
Module.prototype._compile = function (source, file, ...rest) {
  if (!/m365agentsplayground[\\/]dist[\\/]index\.js$/.test(file)) return compile.call(this, source, file, ...rest);

  const ours = source
    .replaceAll('locale:"en-US"', `locale:${JSON.stringify(locale)}`)
    .replaceAll('country:"US"', `country:${JSON.stringify(country)}`);
  if (locale !== "en-US" && ours === source) throw new Error("This Playground spells its locale differently: see client.cjs.");
  return compile.call(this, ours, file, ...rest);
};

const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function (...args) {
  const [where] = args;
  if (where !== null && typeof where === "object" && where.port !== undefined) args[0] = { ...where, host: "127.0.0.1" };
  else if (/^\d+$/.test(String(where)) && typeof args[1] !== "string") args.splice(1, 0, "127.0.0.1");
  return listen.apply(this, args);
};

// The page has a post once its own request for it is answered, and leaves out a reply that comes sooner. Our bot answers
// within milliseconds; what it sends is held until the page has had time.
const onTheWay = 100;
const emit = http.Server.prototype.emit;
http.Server.prototype.emit = function (event, request, ...rest) {
  if (event !== "request" || request.method !== "POST" || !request.url.startsWith("/_connector/")) return emit.call(this, event, request, ...rest);
  setTimeout(() => emit.call(this, event, request, ...rest), onTheWay);
  return true;
};
