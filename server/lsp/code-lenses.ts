/** What stands above a runbook, a person, a shared rollback and a contingency: the verdict, who is used where, what is undone, what fits. */
import type { CodeLens, Command, Location } from "vscode-languageserver-types";
import { decisionsOfPlan } from "../../language/exports/release.js";
import type { Analysis, Contingency, Mode, Person, Place, Rollback, Seconds, Span } from "../../language/index.js";
import { dueEnd } from "../../language/schedule/due-end.js";
import type { Release } from "../../language/schedule/release.js";
import { hullOf } from "../../language/schedule/spans.js";
import { decisionText, ofThePlan } from "../../language/schedule/undo/words.js";
import { asksWhatIf, overBy, whatIf } from "../../language/schedule/what-if/what-if.js";
import { formatDuration } from "../../language/time/duration.js";
import { formatExactMoment, formatExactPeriod, formatRelative, zoneCity } from "../../language/time/format.js";
import { count, list } from "../../language/wording/lists.js";
import { quoted } from "../../language/wording/titles.js";
import { shownVerdict, verdictWords } from "../../language/wording/verdict.js";
import { withoutIcons } from "../inert.js";
import { clientCommands, type RunActArguments, type ShowPlacesArguments } from "../protocol.js";
import { takesInWords } from "./hover/parts.js";
import { coversOf, loadOf } from "./load.js";
import { releaseIn } from "./releases.js";
import type { RunLens } from "./run/lenses.js";
import type { Runs } from "./runs.js";
import type { Document } from "./session/documents.js";
import type { Session } from "./session/session.js";

export function createCodeLenses({ analyses, documents, onInitialize, settings }: Session, runs: Pick<Runs, "lenses">) {
  let commands: Commands = () => undefined;
  onInitialize(({ initializationOptions }) => {
    commands = commandsOf(initializationOptions);
  });
  /** Analyses of a file's runbook and of all that rest on the file, for what is asked of its people in each. */
  const releasesWith = (uri: string): readonly { readonly analysis: Analysis; readonly release: Release }[] => {
    const resting = analyses.dependentsOf([uri]);
    return [...documents.all()].flatMap(({ file }) => {
      if (file.uri !== uri && !resting.has(file.uri)) return [];
      const analysis = analyses.analyse(file);
      const release = releaseIn(analysis);
      return release ? [{ analysis, release }] : [];
    });
  };

  return (document: Document): CodeLens[] => {
    if (!settings.current().codeLens) return [];
    const { file } = document;
    const analysis = analyses.analyse(file);
    const release = releaseIn(analysis);
    const own = analysis.plan.people.filter(({ place }) => place.uri === analysis.plan.uri);
    const { programme } = analysis.plan;
    return [
      // What is being done comes first: there may be no room for more.
      ...runs.lenses(document).map(lens => runLens(lens, file.uri, commands)),
      ...(programme ? headLenses(analysis, programme.head, commands) : []),
      ...(release ? runbookLenses(analysis, release, commands) : []),
      ...(release ? release.runbook.rollbacks.flatMap(each => rollbackLens(each, release, commands)) : []),
      ...(release ? release.runbook.contingencies.flatMap(each => contingencyLens(each, release)) : []),
      ...(own.length === 0 ? [] : personLenses(own, releasesWith(file.uri), commands)),
    ];
  };
}

/** The command for a lens where the editor has it; in others a lens only says what it says. */
type Commands = (name: string, given?: readonly unknown[]) => Omit<Command, "title"> | undefined;

/** Clients say which of their commands lenses may name: `initializationOptions.commands`. */
function commandsOf(options: unknown): Commands {
  const given = typeof options === "object" && options !== null ? Reflect.get(options, "commands") : undefined;
  const supported: ReadonlySet<unknown> = new Set(Array.isArray(given) ? given : []);
  return (command, given = []) => (supported.has(command) ? { command, arguments: [...given] } : undefined);
}

function lensAt(place: Place, title: string, command: Omit<Command, "title"> | undefined): CodeLens {
  return { range: place.range, command: { title: withoutIcons(title), ...(command ?? { command: "" }) } };
}

/** Of what is being done; in editors without the command it says what may be recorded. */
function runLens({ place, title, leads }: RunLens, uri: string, commands: Commands): CodeLens {
  switch (leads?.kind) {
    case undefined:
      return lensAt(place, title, undefined);
    case "review":
      return lensAt(place, title, commands(clientCommands.runReview, [uri]));
    case "act": {
      const given: RunActArguments = leads.about ? [uri, leads.act, leads.about] : [uri, leads.act];
      return lensAt(place, title, commands(clientCommands.runAct, given));
    }
  }
}

/** Of a runbook or a programme. */
function headLenses(analysis: Analysis, head: Place, commands: Commands): readonly CodeLens[] {
  const openTimeline = commands(clientCommands.openTimeline);
  return [
    ...(openTimeline ? [lensAt(head, "Open timeline", openTimeline)] : []),
    lensAt(head, verdictInWords(analysis), commands(clientCommands.showProblems)),
  ];
}

function runbookLenses(analysis: Analysis, release: Release, commands: Commands): readonly CodeLens[] {
  const { runbook } = release;
  return [
    ...headLenses(analysis, runbook.head, commands),
    ...[durationInWords(release), slackInWords(release), decisionInWords(release)].flatMap(said =>
      said === undefined ? [] : [lensAt(runbook.head, said, undefined)],
    ),
  ];
}

/** "NO-GO: 2 errors, 3 warnings", "GO: 1 warning, 1 accepted", "GO", "Done: only its text is checked" */
function verdictInWords({ verdict, findings, accepted, past }: Analysis): string {
  const shown = shownVerdict({ verdict, past });
  const word = verdictWords[shown];
  if (shown !== verdict) return `${word}: only its text is checked`;
  const numberOf = (severity: string): number => findings.filter(each => each.severity === severity).length;
  const counts = [
    { number: numberOf("error"), words: count(numberOf("error"), "error") },
    { number: numberOf("warning"), words: count(numberOf("warning"), "warning") },
    { number: numberOf("info"), words: count(numberOf("info"), "info") },
    { number: accepted.length, words: `${accepted.length} accepted` },
  ].filter(({ number }) => number > 0);
  return counts.length === 0 ? word : `${word}: ${counts.map(({ words }) => words).join(", ")}`;
}

/** "3h40m (at worst 4h40m), Sat 2026-05-23 22:00 to Sun 2026-05-24 01:40 in Los Angeles": of the night, not of a notice a week ahead. */
function durationInWords({ runbook, schedule }: Release): string | undefined {
  const nightIn = (mode: Mode): Span | undefined =>
    hullOf(
      schedule.work.activities.flatMap((times, index) => {
        const span = times[mode];
        const isBefore = span !== undefined && runbook.window !== undefined && span.end <= runbook.window.start;
        return span && !isBefore && !schedule.afterWindow[index] ? [span] : [];
      }),
    );
  const [planned, worst] = [nightIn("planned"), nightIn("worst")];
  if (!planned) return undefined;
  const length = planned.end - planned.start;
  const longest = worst ? worst.end - worst.start : length;
  const atWorst = longest === length ? "" : ` (worst case ${formatDuration(longest)})`;
  const when = schedule.dated
    ? `${formatExactPeriod(planned, runbook.zone)} in ${zoneCity(runbook.zone)}`
    : `${formatRelative(planned.start)} to ${formatRelative(planned.end)}`;
  return `${formatDuration(length)}${atWorst}, ${when}`;
}

/** "Latest safe decision of the plan: Sun 2026-05-24 01:50 (worst case Sun 2026-05-24 01:20)" */
function decisionInWords({ runbook, schedule }: Release): string | undefined {
  const said = decisionText(decisionsOfPlan(schedule), at => formatExactMoment(at, runbook.zone));
  return said && `${ofThePlan}: ${said}`;
}

/** What is left of the window at its end: "slack 50m, at worst 10m"; "overruns by 20m". */
function slackInWords(release: Release): string | undefined {
  const { window } = release.runbook;
  if (!window) return undefined;
  const slack = (mode: "planned" | "worst"): Seconds | undefined => {
    const end = dueEnd(release, mode)?.at;
    return end === undefined ? undefined : window.end - end;
  };
  const [planned, worst] = [slack("planned"), slack("worst")];
  if (planned === undefined) return undefined;
  const inWords = (seconds: Seconds): string =>
    seconds < 0 ? `ends after the window by ${formatDuration(-seconds)}` : `slack ${formatDuration(seconds)}`;
  return worst === undefined || worst === planned
    ? inWords(planned)
    : `${inWords(planned)}, worst case ${inWords(worst).replace("slack ", "")}`;
}

/** What a shared rollback undoes and how long it takes. */
function rollbackLens(rollback: Rollback, release: Release, commands: Commands): readonly CodeLens[] {
  if (!rollback.shared) return [];
  const { runbook, schedule } = release;
  const users = rollback.users.flatMap(index => runbook.work.activities[index] ?? []);
  const inside = rollback.work?.activities.length ?? 0;
  const takes = takesInWords(schedule.rollbacks[rollback.index]);
  const undoes =
    users.length === 0
      ? "undoes no step"
      : `undoes ${count(users.length, "step")}: ${titles(users.map(({ title }) => title))}`;
  const steps = inside === 0 ? "" : `${count(inside, "activity", "activities")}, `;
  const places = users.map(({ head }) => head);
  return [lensAt(rollback.head, `${undoes} · ${steps}${takes}`, showPlaces(commands, rollback.head, places))];
}

/** How long a contingency takes, and what becomes of the plan when it strikes at its worst moment. */
function contingencyLens(contingency: Contingency, release: Release): readonly CodeLens[] {
  const struck = asksWhatIf(contingency) ? whatIf(release, contingency) : undefined;
  const takes = takesInWords(release.schedule.contingencies[contingency.index]);
  if (!struck) return [];
  const over = overBy(struck);
  const fits =
    struck.limit.kind === "plan-end"
      ? ""
      : over > 0
        ? ` · too long by ${formatDuration(over)} at worst`
        : " · fits at worst";
  return [lensAt(contingency.head, `${takes}${fits}`, undefined)];
}

const mostTitles = 3;

function titles(all: readonly string[]): string {
  const shown = all.slice(0, mostTitles).map(quoted);
  return list(all.length > mostTitles ? [...shown, `${all.length - mostTitles} more`] : shown);
}

/** Where somebody is booked, over all runbooks that are known, and for how long. */
function personLenses(
  people: readonly Person[],
  all: readonly { readonly analysis: Analysis; readonly release: Release }[],
  commands: Commands,
): readonly CodeLens[] {
  const positions = all.map(({ analysis, release }) => ({
    release,
    of: new Map(analysis.plan.people.map(({ id }, index) => [id, index])),
  }));
  return people.map(person => {
    const uses = positions.flatMap(({ release, of }) => {
      const index = of.get(person.id);
      if (index === undefined) return [];
      return [{ load: loadOf(release, index), covers: coversOf(release).get(index) ?? [] }];
    });
    const used = uses.filter(({ load, covers }) => load || covers.length > 0);
    const bookings = used.flatMap(({ load }) => load?.bookings ?? []);
    const covers = used.flatMap(each => each.covers);
    const seconds = used.reduce((sum, { load }) => sum + (load?.seconds ?? 0), 0);
    const said = [
      ...(bookings.length === 0
        ? []
        : [`booked for ${count(bookings.length, "activity", "activities")}, ${formatDuration(seconds)}`]),
      ...(covers.length === 0 ? [] : [`covers ${covers.length}`]),
      ...(used.length > 1 ? [`in ${count(used.length, "runbook")}`] : []),
    ];
    const places = [...bookings.map(({ use }) => use.place), ...covers.map(({ place }) => place)];
    const title = said.length === 0 ? "owns and covers nothing" : said.join(" · ");
    return lensAt(person.head, title, showPlaces(commands, person.head, places));
  });
}

function showPlaces(commands: Commands, from: Place, places: readonly Place[]): Omit<Command, "title"> | undefined {
  const given: ShowPlacesArguments = [
    from.uri,
    from.range.start,
    places.map(({ uri, range }): Location => ({ uri, range })),
  ];
  return places.length === 0 ? undefined : commands(clientCommands.showPlaces, given);
}
