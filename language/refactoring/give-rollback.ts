/** Gives a step that has no answer of its own a rollback of its own; one it has by default is no longer used for it. */

import { rollbackAnswers } from "../syntax/placement.js";
import { quoted } from "../wording/titles.js";
import { changeOf } from "./change.js";
import type { Refactoring } from "./refactoring.js";
import { insertedAtEnd, plannedAs, selected, stretchOf, surroundingOf } from "./statements.js";

const holes = ["how it is undone", "10m", "what is seen when it is undone"] as const;

export const giveRollback: Refactoring = ({ analysis, selection }) => {
  const { file } = analysis;
  const step = surroundingOf(analysis, selected(file.text, selection))?.activity;
  const planned = step && plannedAs(analysis, step);
  if (planned?.kind !== "step" || !step || planned.answer?.kind === "temporary") return [];
  if (step.statements.some(({ $type }) => rollbackAnswers.has($type))) return [];
  const statement = `rollback "${holes[0]}" {\ntakes ${holes[1]}\nexpect "${holes[2]}"\n}`;
  const { to } = stretchOf(step);
  const inserted = insertedAtEnd(file.text, step, statement) ?? { from: to, to, newText: ` {\n${statement}\n}` };
  return [
    {
      title: `Add a rollback to ${quoted(planned.title)}…`,
      kind: "rewrite",
      make: () => changeOf(file, [inserted], { holes }),
    },
  ];
};
