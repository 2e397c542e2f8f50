/** Gives a step that has no answer of its own a rollback of its own; one it has by default is no longer used for it. */

import { rollbackAnswers } from "../syntax/placement.js";
import { quoted } from "../wording/titles.js";
import { changeOf } from "./change.js";
import type { Refactoring } from "./refactoring.js";
import { insertedAtEnd, plannedActivityOf, selected, surroundingOf, textSpanOf } from "./statements.js";

const placeholders = ["how it is undone", "10m", "what is seen when it is undone"] as const;

export const giveRollback: Refactoring = ({ analysis, selection }) => {
  const { file } = analysis;
  const step = surroundingOf(analysis, selected(file.text, selection))?.activity;
  const planned = step && plannedActivityOf(analysis, step);
  if (planned?.kind !== "step" || !step || planned.answer?.kind === "temporary") return [];
  if (step.statements.some(({ $type }) => rollbackAnswers.has($type))) return [];
  const statement = `rollback "${placeholders[0]}" {\ntakes ${placeholders[1]}\nexpect "${placeholders[2]}"\n}`;
  const { to } = textSpanOf(step);
  const inserted = insertedAtEnd(file.text, step, statement) ?? { from: to, to, newText: ` {\n${statement}\n}` };
  return [
    {
      title: `Add a rollback to ${quoted(planned.title)}…`,
      kind: "rewrite",
      make: () => changeOf(file, [inserted], { placeholders: placeholders }),
    },
  ];
};
