import type { Command } from "./table.js";

export const init = {
  name: "init",
  does: "makes a first runbook, its roster and a policy",
  operands: [{ value: { kind: "folder", name: "FOLDER" }, optional: true }],
  options: [
    { name: "title", value: { kind: "text", name: "TITLE" }, says: "what is released, in a few words" },
    {
      name: "opens",
      value: { kind: "text", name: "'DATE TIME'" },
      says: "when the change window opens, such as '2027-03-06 22:00'; it is open for four hours",
    },
    { name: "zone", value: { kind: "zone", name: "ZONE" }, says: "the IANA zone of that time, such as Europe/Lisbon" },
    {
      name: "person",
      value: { kind: "text", name: "NAME" },
      repeat: true,
      says: "somebody who does it; name at least two, so that each covers for the other",
    },
    {
      name: "environment",
      value: { kind: "text", name: "NAME" },
      says: "where the release happens (production by default)",
    },
  ],
  about: [
    "The files go into FOLDER, or into the working directory: the runbook, people.runbook (who can do what, and where) and policy.runbook (rules for all releases). Existing files are never overwritten. The new runbook is GO; the remaining warnings ask for what only you know, such as the change ticket.",
  ],
  examples: [
    {
      line: "gonogo init --title Search --opens '2027-03-06 22:00' --zone Europe/Lisbon --person Ana --person Ben",
    },
  ],
  exits: {
    0: "the files are made",
    2: "the command could not run: an answer is missing or wrong, or a file already exists or cannot be written",
  },
} as const satisfies Command;
