/** A finding -> the `accept` that takes its risk in the open, with placeholders for the reason and for who takes it. */

import { editInStyle } from "../edits/file-style.js";
import { escaped, insertAfter, insertIn, namesOf, snippetPlaceholder } from "../edits/statements.js";
import { allWorkOf } from "../plan/all-work.js";
import type { Edit, Finding, Fix } from "../plan/finding.js";
import { keptFor } from "../plan/kept.js";
import { contains, type Place } from "../plan/place.js";
import type { Programme, Runbook } from "../plan/plan.js";
import { placeOf } from "../resolve/places.js";
import { rules } from "../rules/registry.js";
import type { Analysis } from "../workspace/analysis.js";

/**
 * For the activity, phase, rollback or contingency that holds all a finding is about, else for the whole runbook or programme. Undefined for
 * what cannot be accepted, and in a file without either.
 */
export function acceptOf(
  { file, plan: { runbook, programme } }: Pick<Analysis, "file" | "plan">,
  finding: Finding,
): Fix | undefined {
  const isFixed = rules.some(({ code, fixed }) => code === finding.code && fixed === true);
  const within = runbook ?? programme;
  if (!within || isFixed) return undefined;
  const on = runbook && partAround(runbook, [finding.about, ...finding.concerns]);
  const what = on === undefined ? finding.code : `${finding.code} on ${on}`;
  const last = [...file.ast.runbooks, ...file.ast.programmes][0]?.statements.at(-1);
  const who = runbook ? whoPlaceholder(runbook) : snippetPlaceholder(2, "who");
  const line = `accept ${what} because "${snippetPlaceholder(1, "why this risk is accepted")}" by ${who}`;
  return {
    kind: "scaffold",
    title: `Accept this risk: ${what}…`,
    edits: [editInStyle(atTheEnd(within, last && placeOf(last).range, line), file.text)],
  };
}

/** The name of the smallest part that holds all of these places. */
function partAround(runbook: Runbook, places: readonly Place[]): string | undefined {
  const around = namedParts(runbook).filter(part => places.every(place => contains(part.place, place)));
  return around.reduce((a, b) => (a === undefined || contains(a.place, b.place) ? b : a), around[0])?.name;
}

const namedParts = keptFor((runbook: Runbook): readonly { readonly name: string; readonly place: Place }[] => {
  const works = allWorkOf(runbook);
  const parts = [
    ...works.flatMap(({ activities }) => activities),
    ...works.flatMap(({ blocks }) => blocks.filter(({ kind }) => kind === "phase")),
    ...runbook.rollbacks,
    ...runbook.contingencies,
  ];
  return parts.filter(({ name }) => name !== "").map(({ name, place }) => ({ name, place }));
});

/** Who may take a risk: one of those who decide, else of those who coordinate. */
function whoPlaceholder({ deciders, coordinators }: Runbook): string {
  const names = namesOf(deciders.length > 0 ? deciders : coordinators);
  const [only] = names;
  if (names.length > 1) return `\${2|${names.map(escaped).join(",")}|}`;
  return snippetPlaceholder(2, only ?? "who");
}

function atTheEnd({ place, insertion }: Runbook | Programme, last: Place["range"] | undefined, line: string): Edit {
  if (!last) return insertIn(insertion, [line]);
  return insertAfter({ uri: place.uri, range: last }, [line]);
}
