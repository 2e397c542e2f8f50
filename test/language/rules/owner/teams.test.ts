import { each, release, says, step } from "./setting.js";

const main = (roster: string, owner: string): Record<string, string> => ({
  "main.runbook": release(`  ${owner}`, { people: `import "./people.runbook"\n` }),
  "people.runbook": roster,
});

const ana = `person ana { timezone Europe/Madrid contact "a" }`;

describe("owner/empty-team", () => {
  each({
    "said once, at the team": release(`${step("one", "owner web or ana")} ${step("two", "owner web or ana")}`, {
      people: `${ana}
team web "Web"
  // ^^^ error owner/empty-team: "Web" owns "Do one", but the team has no members.`,
    }),
    "a cover does not own": release(step("one", "owner ana or web"), {
      people: `${ana}
team web "Web"
  // ^^^ error owner/empty-team: "Web" covers "Do one", but the team has no members.`,
    }),
    "a member, and it is none": release(step("one", "owner web or ana"), {
      people: `${ana}
person bo { team web timezone Europe/Oslo contact "b" }
team web "Web"`,
    }),
    "a team that owns nothing may be empty": release(step("one", "owner ana or bo"), {
      people: `${ana}
person bo { timezone Europe/Oslo contact "b" }
team web "Web"`,
    }),
    "who may call a rollback": release(`decider web ${step("one", "owner ana or bo")}`, {
      people: `${ana}
person bo { timezone Europe/Oslo contact "b" }
team web "Web"
  // ^^^ error owner/empty-team: "Web" may call a rollback of "Restart the queue", but the team has no members.`,
    }),
    "who runs the release": release(`coordinator ana or web ${step("one", "owner ana or bo")}`, {
      people: `${ana}
person bo { timezone Europe/Oslo contact "b" }
team web "Web"
  // ^^^ error owner/empty-team: "Web" runs "Restart the queue", but the team has no members.`,
    }),
    "taking part counts, in a phase and in parallel": release(
      "phase all { owner ana or bo with web parallel { check one { takes 5m } } }",
      {
        people: `person ana { timezone Europe/Madrid contact "a" }
person bo { timezone Europe/Oslo contact "b" }
team web "Web"
  // ^^^ error owner/empty-team: "Web" takes part in "one", but the team has no members.`,
      },
    ),
  });
  it("declared elsewhere: at its first use", () => {
    says(
      main(
        `${ana}\nteam web "Web"`,
        `check one { owner web or ana takes 5m }
           //       ^^^ error owner/empty-team`,
      ),
    );
  });
});

describe("owner/unlisted-team", () => {
  each({
    "only a contact: said once, and nothing is guessed of who can do it": release(
      `${step("one", "owner web")} ${step("two", "owner web needs failover")}`,
      {
        people: `skill failover "Fail over"
person ana { knows failover timezone Europe/Madrid contact "a" }
team web "Web" { contact "#web" }
  // ^^^ warning owner/unlisted-team: "Web" owns "Do one", but the team names no members, so skills, leave and cover cannot be checked.`,
      },
    ),
    "a rotation with a contact is always covered": release(step("one", "owner web"), {
      people: `team web "Web" { contact "#web" rotation "web-primary" }`,
    }),
  });
  it("declared elsewhere: at its first use", () => {
    says(
      main(
        `${ana}\nteam web "Web" { contact "#web" }`,
        `check one { owner ana or web takes 5m }
           //              ^^^ warning owner/unlisted-team`,
      ),
    );
  });
});
