/** Addresses of databases, and what is said of one that cannot be reached: never with a password. */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { type Address, readAddress } from "../../server/run/postgres/address.js";
import { isLost, whyFailed } from "../../server/run/postgres/failures.js";

const read = (where: string): Address => {
  const address = readAddress(where);
  return typeof address === "string" ? assert.fail(address) : address;
};

describe("the address of a database", () => {
  it("is shown without its password, wherever that stands", () => {
    const shown = (where: string): string => read(where).shown;
    assert.equal(shown("postgres://lee:s3cret@db.example.com:5433/runs"), "postgres://lee@db.example.com:5433/runs");
    assert.equal(shown("postgresql://lee:s3@cret@db/runs?sslmode=disable"), "postgres://lee@db/runs");
    assert.equal(shown("postgres://lee@db/runs?password=s3cret"), "postgres://lee@db/runs");
    assert.equal(shown("postgres:///runs?host=/run/postgresql&password=s3cret"), "postgres:///runs (/run/postgresql)");
  });

  it("is refused in words that do not repeat it", () => {
    for (const where of [
      "mysql://lee:s3cret@db/runs",
      "postgres://lee:s3cret@[db/runs",
      "postgres:s3cret",
      "runs.db",
      "",
    ])
      assert.match(
        String(readAddress(where)),
        /^the address of the store cannot be read: write postgres:\/\/USER@HOST/,
      );
  });

  it("wants a certificate checked whichever way it asks for one", () => {
    for (const mode of ["prefer", "require", "verify-ca", "verify-full"])
      assert.match(read(`postgres://db/runs?sslmode=${mode}`).url, /\?sslmode=verify-full$/);
    assert.match(read("postgres://db/runs?sslmode=disable").url, /\?sslmode=disable$/);
  });
});

describe("what is said of a database that cannot be used", () => {
  const address = read("postgres://lee:s3cret@db/runs");
  const coded = (code: string, message = code): Error => Object.assign(new Error(message), { code });

  it("names the thing, the reason and the remedy, and no password", () => {
    const words: readonly (readonly [Error, RegExp])[] = [
      [coded("ECONNREFUSED"), /nothing answers there: see whether PostgreSQL runs/],
      [
        Object.assign(new AggregateError([new Error("connect ECONNREFUSED ::1")]), { code: "ECONNREFUSED" }),
        /nothing answers there/,
      ],
      [coded("ENOENT", "connect ENOENT /tmp/.s.PGSQL.5432"), /nothing answers there/],
      [coded("ENOTFOUND"), /no such host/],
      [new Error("timeout expired"), /does not answer in time/],
      [new Error("SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string"), /PGPASSWORD/],
      [coded("DEPTH_ZERO_SELF_SIGNED_CERT", "self-signed certificate"), /sslrootcert=FILE/],
      [coded("53100"), /its disk is full/],
      [coded("53300"), /no connection left/],
      [coded("55P03"), /half a minute/],
    ];
    for (const [error, says] of words) {
      const said = whyFailed(error, address);
      assert.match(said, says);
      assert.match(said, /^postgres:\/\/lee@db\/runs: /);
    }
    assert.equal(whyFailed(coded("XX000", "it said s3cret\nand more"), address), "postgres://lee@db/runs: it said …");
  });

  it("is tried again only where the connection is gone", () => {
    for (const error of [
      coded("ECONNRESET"),
      coded("57P01"),
      coded("08006"),
      new Error("Connection terminated unexpectedly"),
    ])
      assert.ok(isLost(error), error.message);
    for (const error of [
      coded("42501"),
      coded("23505"),
      coded("ERR_INVALID_URL"),
      new TypeError("x is undefined"),
      "text",
    ])
      assert.ok(!isLost(error), String(error));
  });
});
