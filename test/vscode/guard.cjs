// Loaded into every Node process of a VS Code under test: refuses what would leave the machine, and notes that it was tried.
const { appendFileSync } = require("node:fs");
const dgram = require("node:dgram");
const dns = require("node:dns");
const net = require("node:net");

const log = process.env.GONOGO_NETWORK_LOG;

/** Loopback by name or number; an empty host is the machine itself. */
function staysHere(host) {
  return (
    host === undefined ||
    host === null ||
    host === "" ||
    /^(?:localhost|127\.[\d.]+|::1|0\.0\.0\.0|::|::ffff:127\.[\d.]+)$/.test(host)
  );
}

function refusal(what) {
  if (log) appendFileSync(log, `${what} (${process.argv[1] ?? process.argv0})\n`);
  return Object.assign(new Error(`${what}: nothing but loopback is allowed in tests`), { code: "ECONNREFUSED" });
}

/** The host of `connect(options)`, `connect(port, host)` or `connect(path)`; Node itself wraps them into one list. */
function hostOf(args) {
  const [first, second] = Array.isArray(args[0]) ? args[0] : args;
  if (typeof first === "object" && first !== null) return first.path === undefined ? first.host : undefined;
  return typeof second === "string" ? second : undefined;
}

const { connect } = net.Socket.prototype;
net.Socket.prototype.connect = function guarded(...args) {
  const host = hostOf(args);
  if (staysHere(host)) return connect.apply(this, args);
  const error = refusal(`connect to ${host}`);
  process.nextTick(() => this.destroy(error));
  return this;
};

const { lookup } = dns;
dns.lookup = function guarded(host, ...rest) {
  if (staysHere(host)) return lookup.call(dns, host, ...rest);
  const error = refusal(`look-up of ${host}`);
  const done = rest.at(-1);
  process.nextTick(() => done(error));
};

const { send } = dgram.Socket.prototype;
dgram.Socket.prototype.send = function guarded(...args) {
  const host = args.filter(each => typeof each === "string").at(-1);
  if (staysHere(host)) return send.apply(this, args);
  throw refusal(`datagram to ${host}`);
};
