/** Who does what beside the owner: labels, accountable, escalation, what may be left out. */
import assert from "node:assert/strict";
import { exportMarkdown } from "../../../language/library.js";
import { analyse } from "../../support/analyse.js";
import { applyFix } from "../../support/apply-fix.js";

const people = ["ana", "ben", "omar", "dana"]
  .map(
    name =>
      `person ${name} "${name.toUpperCase()}" { timezone Europe/London contact "${name}@example.com" hours 06:00 to 23:00 }`,
  )
  .join("\n");

const runbook = (body: string): string => `${people}
runbook r "R" {
  risk low
  timezone Europe/London
  window Sat 2026-05-23 10:00 to 12:00
  ${body}
}`;

const one = (says: string): string =>
  runbook(`step x "X" { owner ana or ben takes 10m rollback none because "nothing" ${says} }`);

describe("roles", () => {
  it("are in the plan", () => {
    const { plan, findings } = analyse(
      runbook(`accountable dana
  escalate to dana after 15m
  phase p "P" {
    accountable omar
    step x "X" {
      owner ana or ben with omar as "verifier", dana
      takes 10m
      escalate to omar after 5m
      deferrable because "next week will do"
      rollback none because "nothing"
    }
  }`),
    );
    assert.deepEqual(
      findings.map(({ message }) => message),
      [],
    );
    const { runbook: whole } = plan;
    const [activity] = whole?.work.activities ?? [];
    assert.equal(whole?.accountable?.name, "dana");
    assert.deepEqual([whole?.escalation?.party.name, whole?.escalation?.after], ["dana", 900]);
    assert.equal(whole?.work.blocks.find(({ kind }) => kind === "phase")?.accountable?.name, "omar");
    assert.deepEqual(
      activity?.owners?.with.map(({ name, label }) => [name, label]),
      [
        ["omar", "verifier"],
        ["dana", undefined],
      ],
    );
    assert.deepEqual([activity?.escalation?.party.name, activity?.escalation?.after], ["omar", 300]);
    assert.equal(activity?.deferrable?.text, "next week will do");
  });

  it("name people who are declared", () => {
    const messages = (says: string): readonly string[] => analyse(one(says)).findings.map(({ code }) => code);
    assert.deepEqual(messages("escalate to danna after 5m"), ["syntax/reference"]);
    assert.deepEqual(
      analyse(runbook("accountable danna check c { owner ana or ben takes 5m }")).findings.map(({ code }) => code),
      ["syntax/reference"],
    );
  });

  it("belong where they mean something", () => {
    const said = (says: string): string =>
      analyse(one(says))
        .findings.map(({ message }) => message)
        .join();
    assert.match(said("accountable dana"), /`accountable` belongs in a runbook or a phase, not in a step/);
    const gate = runbook(`gate g { owner ana or ben takes 5m deferrable because "x" requires "y" }`);
    assert.match(
      analyse(gate)
        .findings.map(({ message }) => message)
        .join(),
      /`deferrable` belongs in a step, a check or a notify, not in a gate/,
    );
  });

  it("are in the document", () => {
    const text = exportMarkdown(
      one('escalate to omar after 5m deferrable because "next week will do"').replace(
        "or ben",
        'or ben with omar as "verifier"',
      ),
    );
    assert.match(
      text,
      /Owner: ANA \(ana@example\.com\), cover BEN \(ben@example\.com\), with OMAR \(verifier, omar@example\.com\)/,
    );
    assert.match(text, /Escalate: to OMAR \(omar@example\.com\), when it is late by 5m/);
    assert.match(text, /May be left out: next week will do/);
  });

  it("stay when a fix writes the owners anew", () => {
    const text = `${people.replace('person ana "ANA" {', 'person ana "ANA" { away 2026-05-23')}
runbook r "R" {
  risk low
  timezone Europe/London
  window Sat 2026-05-23 10:00 to 12:00
  phase p "P" {
    owner ana or ben with omar as "the \\"second\\" pair of eyes"
    step x "X" { takes 10m rollback none because "nothing" }
    step y "Y" { owner ben or dana takes 10m rollback none because "nothing" }
  }
}`;
    const finding = analyse(text).findings.find(({ code }) => code === "owner/away");
    assert.ok(finding);
    for (const fix of finding.fixes) assert.match(applyFix(text, fix), /with omar as "the \\"second\\" pair of eyes"/);
  });
});
