/**
 * Of what runs often, Node makes machine code beside the program. It begins so early that most of a check is over before that pays: in a
 * long check (10,000 steps, or 1,000 files) it costs a quarter of all processor time.
 */

/** From so many UTF-16 units on it is changed: a short check is over before Node compiles much. */
const long = 200_000;

/** How many bytes of its code a function runs before it is compiled: what Node 20 begins with, and what a long check wants. */
const budgets = { usual: 66 * 1024, patient: 1024 * 1024 };

export interface Patience {
  /** Counts what is to be checked. */
  readonly count: (length: number) => Promise<void>;
  /** Leaves all as it was: kept code is only taken by who has the very same flags. */
  readonly end: () => Promise<void>;
}

export function createPatience({ versions } = process): Patience {
  // Later ones count otherwise, and are patient enough.
  const isKnown = versions.v8.startsWith("11.3.");
  let counted = 0;
  let patient = false;
  return {
    count: async length => {
      counted += length;
      if (patient || !isKnown || counted < long) return;
      patient = true;
      await setBudget(budgets.patient);
    },
    end: async () => {
      if (patient) await setBudget(budgets.usual);
    },
  };
}

async function setBudget(budget: number): Promise<void> {
  const { setFlagsFromString } = await import("node:v8");
  setFlagsFromString(`--interrupt-budget=${budget}`);
}
