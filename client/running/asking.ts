/** What an event needs, asked for in words; undefined when the user changes their mind. */
import { l10n, type QuickPickItem, window } from "vscode";
import type { BoardDocument } from "../../language/run/board.js";
import type { Criterion, Outcome } from "../../language/run/events.js";
import { outcomes } from "../../language/run/events.js";
import { withoutIcons } from "../../server/inert.js";
import type { RunActAbout, RunNames, WrittenSaid } from "../../server/protocol.js";
import { type Choice, choices } from "./choices.js";
import type { WritingCommand } from "./command-names.js";

export interface Asking {
  readonly names: RunNames;
  /** Undefined before the run is opened. */
  readonly board: BoardDocument | undefined;
  readonly about: RunActAbout | undefined;
}

type Answer = Promise<WrittenSaid | undefined>;

export async function askFor(command: WritingCommand, asking: Asking): Answer {
  const { activity = "", title = "" } = asking.about ?? {};
  switch (command) {
    case "start":
      return { kind: "started", activity };
    case "done":
      return { kind: "done", activity };
    case "undo":
      return { kind: "undone", activity };
    case "unblock":
      return { kind: "unblocked", activity };
    case "fail":
      return withText(l10n.t("Why has it failed: {0}", title), text => ({ kind: "failed", activity, text }));
    case "skip":
      return withText(l10n.t("Why is it skipped: {0}", title), text => ({ kind: "skipped", activity, text }));
    case "block":
      return askBlock(asking);
    case "go":
    case "no-go":
      return askDecision(command, asking);
    case "hold":
      return withText(l10n.t("Why is the run held?"), text => ({ kind: "held", text }));
    case "resume":
      return perhapsWithText(l10n.t("It goes on: is there anything to say?"), text => ({ kind: "resumed", text }));
    case "replan":
      return perhapsWithText(l10n.t("Why does it go on by the runbook as it is now?"), text => ({
        kind: "replanned",
        text,
      }));
    case "open":
      return askOpen(asking);
    case "handOver":
      return askHandOver(asking);
    case "rollBack":
      return withText(l10n.t("Why is it rolled back?"), text => ({ kind: "rollback-called", text }));
    case "note":
      return withText(l10n.t("What is to be known?"), text => ({ kind: "note", text }));
    case "close":
      return askClose(asking);
  }
}

/** Something has to be said. */
async function withText(title: string, said: (text: string) => WrittenSaid): Answer {
  const text = await window.showInputBox({
    title: withoutIcons(title),
    prompt: l10n.t("It stands in the log, for everybody"),
    validateInput: value => (value.trim() === "" ? l10n.t("Write a few words") : undefined),
  });
  return text === undefined ? undefined : said(text.trim());
}

/** Nothing has to be. */
async function perhapsWithText(title: string, said: (text: string | undefined) => WrittenSaid): Answer {
  const text = await window.showInputBox({ title, prompt: l10n.t("It can be left empty") });
  return text === undefined ? undefined : said(text.trim() || undefined);
}

async function choose<T extends QuickPickItem>(title: string, items: readonly T[]): Promise<T | undefined> {
  return window.showQuickPick(items, { title });
}

/** Who is meant by none of a list. */
const nobody = (label: string): Choice => ({ name: "", label });

async function askBlock({ about, names }: Asking): Answer {
  const { activity = "", title = "" } = about ?? {};
  const whom = [nobody(l10n.t("Nobody in particular")), ...choices([...names.people, ...names.teams])];
  const on = await choose(l10n.t("Whom does it wait for?"), whom);
  if (!on) return undefined;
  return withText(l10n.t("Why can it not go on: {0}", title), text => ({
    kind: "blocked",
    activity,
    text,
    ...(on.name === "" ? {} : { on: on.name }),
  }));
}

/** Condition by condition; what is not met has to be said, and so does a no-go. */
async function askDecision(verdict: "go" | "no-go", { about }: Asking): Answer {
  const { activity = "", title = "", criteria = [] } = about ?? {};
  const items = criteria.map(text => ({ label: withoutIcons(text), text, picked: verdict === "go" }));
  const met =
    items.length === 0
      ? []
      : await window.showQuickPick(items, {
          title: withoutIcons(title),
          placeHolder: l10n.t("Which conditions are met?"),
          canPickMany: true,
        });
  if (!met) return undefined;
  const judged = criteria.map((text): Criterion => ({ text, met: met.some(each => each.text === text) }));
  const said = (text?: string): WrittenSaid => ({ kind: "decision", activity, text, verdict, criteria: judged });
  if (verdict === "go" && judged.every(each => each.met)) return said();
  const why = verdict === "go" ? l10n.t("Why is it go all the same?") : l10n.t("Why is it no-go?");
  return withText(why, said);
}

async function askOpen({ names }: Asking): Answer {
  const kinds = [
    { label: l10n.t("A run"), isRehearsal: false },
    { label: l10n.t("A rehearsal"), description: l10n.t("counts from now, on another environment"), isRehearsal: true },
  ];
  const kind = await choose(l10n.t("What is opened?"), kinds);
  if (!kind?.isRehearsal) return kind && { kind: "opened" };
  const title = l10n.t("Where is it rehearsed?");
  const where =
    names.environments.length > 0
      ? (await choose(title, choices(names.environments)))?.name
      : (await window.showInputBox({ title, value: "staging" }))?.trim();
  return where ? { kind: "opened", rehearsal: where } : undefined;
}

async function askHandOver({ board, names }: Asking): Answer {
  const parties = choices([...names.people, ...names.teams]);
  const from = await choose(l10n.t("Who hands over?"), parties);
  if (!from) return undefined;
  const theirs = (board?.activities ?? []).filter(
    ({ owners, others, state }) =>
      state !== "done" && state !== "skipped" && [...owners, ...others].includes(from.name),
  );
  const what = await choose(l10n.t("What is handed over?"), [nobody(l10n.t("All that is theirs")), ...choices(theirs)]);
  const to =
    what &&
    (await choose(
      l10n.t("Who takes over?"),
      parties.filter(({ name }) => name !== from.name),
    ));
  if (!to) return undefined;
  return perhapsWithText(l10n.t("Why is it handed over?"), text => ({
    kind: "handover",
    from: from.name,
    to: to.name,
    text,
    ...(what.name === "" ? {} : { activity: what.name }),
  }));
}

/** What became of it, in the reader's language. */
const outcomeWords: Readonly<Record<Outcome, () => string>> = {
  succeeded: () => l10n.t("It succeeded"),
  "rolled back": () => l10n.t("It was rolled back"),
  partly: () => l10n.t("It was done in part"),
  "rehearsal passed": () => l10n.t("The rehearsal passed"),
  "rehearsal failed": () => l10n.t("The rehearsal failed"),
};

async function askClose({ board }: Asking): Answer {
  const isRehearsal = board?.status.rehearsal !== null && board !== undefined;
  const fitting = outcomes.filter(each => each.startsWith("rehearsal") === isRehearsal);
  const chosen = await choose(
    l10n.t("What became of it?"),
    fitting.map(outcome => ({ label: outcomeWords[outcome](), outcome })),
  );
  if (!chosen) return undefined;
  return perhapsWithText(l10n.t("Is there anything to say at the end?"), text => ({
    kind: "closed",
    outcome: chosen.outcome,
    text,
  }));
}
