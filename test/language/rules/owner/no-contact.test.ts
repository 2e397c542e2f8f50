import assert from "node:assert/strict";
import { findingsIn, mends, says, step } from "./setting.js";

const medium = (people: string, body: string): string => `${people}
person ben { timezone Europe/London contact "b" }

runbook queue {
  timezone Europe/Madrid
  window 2026-05-20 10:00 to 2026-05-20 14:00
  ${body}
}`;

describe("owner/no-contact", () => {
  const cases: Readonly<Record<string, string>> = {
    "at the person, once": medium(
      `person ana "Ana Lopez" { timezone Europe/Madrid }
    // ^^^ warning owner/no-contact: Ana Lopez owns "Do one", but has no contact, so nobody knows how to call them.`,
      `${step("one", "owner ana or ben")} ${step("two", "owner ben or ana")}`,
    ),
    "a team's contact reaches its people": medium(
      `team dba { contact "#dba" }
person ana "Ana Lopez" { team dba timezone Europe/Madrid }`,
      step("one", "owner ana or ben"),
    ),
    "whoever owns nothing need not be reached": medium(
      `person ana "Ana Lopez" { timezone Europe/Madrid }
person eva { timezone Europe/Prague contact "e" }`,
      step("one", "owner eva or ben"),
    ),
    "a rotation nobody can call": medium(
      `team desk "Desk" { rotation "primary" }
  // ^^^^ warning owner/no-contact`,
      step("one", "owner desk or ben"),
    ),
    "whom to call when it is late": medium(
      `person ana "Ana Lopez" { timezone Europe/Madrid }
    // ^^^ warning owner/no-contact: Ana Lopez is to be called when "Do one" is late, but has no contact
person raj { timezone Asia/Kolkata contact "r" }`,
      `step one "Do one" { owner ben or raj takes 5m escalate to ana after 10m rollback none because "nothing" }`,
    ),
    "whom to call when anything is late": medium(
      `person ana "Ana Lopez" { timezone Europe/Madrid }
    // ^^^ warning owner/no-contact: Ana Lopez is to be called when "queue" is late
person raj { timezone Asia/Kolkata contact "r" }`,
      `escalate to ana after 10m ${step("one", "owner ben or raj")}`,
    ),
    "who takes part, and a rollback's owner": medium(
      `person ana { timezone Europe/Madrid }
    // ^^^ warning owner/no-contact
person eva { timezone Europe/Prague }
    // ^^^ warning owner/no-contact
person raj { timezone Asia/Kolkata contact "r" }`,
      `step one { owner ben or raj with ana takes 5m rollback "Undo" { owner eva or ben takes 5m } }`,
    ),
    "off on low risk": medium(
      `person ana "Ana Lopez" { timezone Europe/Madrid }`,
      `risk low ${step("one", "owner ana or ben")}`,
    ),
  };
  for (const [name, text] of Object.entries(cases)) it(name, () => says(text));

  it("of an imported person it is said at the first use, without an edit in the other file", () => {
    says({
      "main.runbook": medium(
        `import "./people.runbook"`,
        `parallel {
    check one { owner ben or ana takes 5m }
    //                       ^^^ warning owner/no-contact
    check two { owner ana or ben takes 5m }
  }`,
      ).replace("owner ana or ben", "owner eva or ben"),
      "people.runbook": `person ana { timezone Europe/Madrid }
person eva { timezone Europe/Prague contact "e" }`,
    });
  });

  it("offers the line to fill in", () => {
    const text = medium(`person ana "Ana Lopez" { timezone Europe/Madrid }`, step("one", "owner ana or ben"));
    const mended = mends(text, "owner/no-contact", "Add a contact");
    assert.ok(mended.includes(`{ contact "phone, chat or mail" timezone`), mended);
    assert.equal(findingsIn(mended, "owner/no-contact").length, 0);
  });
});
