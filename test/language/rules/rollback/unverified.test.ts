import assert from "node:assert/strict";
import { each, findingOf, mended, release } from "../setting.js";

const medium = { risk: "medium" } as const;
const good = `step other { takes 5m rollback "Back" { takes 5m expect "it is back" } }`;

describe("rollback/unverified", () => {
  each(["rollback/unverified"], {
    "nothing says when it has worked": release(
      `  ${good}
  step shift { takes 5m rollback "Shift back" { takes 5m } }
                      //^^^^^^^^ warning rollback/unverified: The rollback "Shift back" does not say how to see that it has worked.`,
      medium,
    ),
    "off on low risk": release(`  ${good}\n  step shift { takes 5m rollback "Shift back" { takes 5m } }`),
    "a check inside is enough": release(
      `  ${good}
  step shift { takes 5m rollback using restore }
  rollback restore { step load { takes 5m } check rows { takes 5m } }`,
      medium,
    ),
    "an expectation of something inside is enough": release(
      `  ${good}
  step shift { takes 5m rollback using restore }
  rollback restore { step load { takes 5m expect "all rows are there" } }`,
      medium,
    ),
    "steps inside alone are not": release(
      `  ${good}
  phase all { rollback using restore parallel { step shift { takes 5m } } }
  rollback restore { step load { takes 5m } }
        // ^^^^^^^ warning rollback/unverified`,
      medium,
    ),
    "one that no step uses has another problem": release(`  ${good}\n  rollback restore { takes 5m }`, medium),
    "one that could not be read is left alone": release(
      `  ${good}\n  step shift { takes 5m rollback "Shift back" { takes 5m expct "it is back" } }`,
      medium,
    ),
    "accepted by the step's name": release(
      `  ${good}
  step shift { takes 5m rollback "Shift back" { takes 5m } }
                      //^^^^^^^^ accepted rollback/unverified
  accept rollback/unverified on shift because "one sees it" by ana`,
      medium,
    ),
  });

  it("is said once when it holds for all", () => {
    const text = release(
      `  step one { takes 5m rollback "Back" { takes 5m } }\n  step two { takes 5m rollback "Back" { takes 5m } }`,
      medium,
    );
    const { message, related } = findingOf(text, "rollback/unverified");
    assert.match(message, /^None of the 2 rollbacks of "Release 4.2"/);
    assert.equal(related.length, 2);
  });

  it("adds what must be seen", () => {
    const text = release(`  ${good}\n  step shift { takes 5m rollback "Shift back" { takes 5m } }`, medium);
    assert.ok(
      mended(text, "rollback/unverified", "must be seen").includes(`{ expect "what is seen when it has worked" takes`),
    );
  });
});

describe("rollback/unused", () => {
  const one = `step one { takes 5m rollback none because "nothing changes" }`;
  each(["rollback/unused"], {
    "no step uses it": release(`
  ${one}
  rollback restore "Restore" { takes 5m }
        // ^^^^^^^ warning rollback/unused: No step uses the rollback "Restore".`),
    "one does": release(`
  step one { takes 5m rollback using restore }
  rollback restore "Restore" { takes 5m }`),
    "one does by its phase, inside parallel": release(`
  phase all { rollback using restore parallel { step one { takes 5m } } }
  rollback restore "Restore" { takes 5m }`),
    "all below the default say something else": release(`
  phase all { rollback using restore ${one} }
  rollback restore "Restore" { takes 5m }
        // ^^^^^^^ warning rollback/unused`),
    "a misspelt use may mean it": release(`
  step one { takes 5m rollback using restor }
  rollback restore "Restore" { takes 5m }`),
    "so may a step that could not be read": release(`
  step one { takes 5m rollbac using restore }
  rollback restore "Restore" { takes 5m }`),
    "accepted by its name": release(`
  ${one}
  rollback restore "Restore" { takes 5m }
        // ^^^^^^^ accepted rollback/unused
  accept rollback/unused on restore because "kept for the next release" by ana`),
  });
});
