/** What the status bar says, as plain data. */
import type { VerdictChangedParams } from "../../server/protocol.js";
import { acceptedInWords, countsInWords } from "../counts.js";
import type { ServerState } from "../server-state.js";
import type { Translate } from "../translate.js";
import { verdictInWords } from "../verdicts.js";

export type Standing =
  | { readonly kind: "server"; readonly state: Exclude<ServerState, "running"> }
  /** It lies where imports cannot be read. */
  | { readonly kind: "unchecked" }
  | { readonly kind: "verdict"; readonly verdict: Pick<VerdictChangedParams, "verdict" | "counts" | "title"> };

export interface StatusText {
  /** With icons, as the status bar takes them. */
  readonly text: string;
  /** Lines without any markup. */
  readonly tooltip: readonly string[];
  /** For screen readers. */
  readonly spoken: string;
  readonly command: "gonogo.showProblems" | "gonogo.restartServer" | undefined;
  readonly alarming: boolean;
}

export function statusText(standing: Standing, t: Translate): StatusText {
  switch (standing.kind) {
    case "server":
      return standing.state === "starting" ? starting(t) : stopped(t);
    case "unchecked":
      return unchecked(t);
    case "verdict":
      return verdictText(standing.verdict, t);
  }
}

function starting(t: Translate): StatusText {
  return {
    text: "$(loading~spin) Go/No-Go",
    tooltip: [t("The language server is starting.")],
    spoken: t("Go/No-Go is starting"),
    command: undefined,
    alarming: false,
  };
}

function stopped(t: Translate): StatusText {
  return {
    text: `$(warning) ${t("Go/No-Go is not running")}`,
    tooltip: [t("The language server is not running: runbooks are not checked."), t("Click to start it again.")],
    spoken: t("Go/No-Go is not running: runbooks are not checked"),
    command: "gonogo.restartServer",
    alarming: true,
  };
}

function unchecked(t: Translate): StatusText {
  return {
    text: `$(circle-slash) ${t("Not checked")}`,
    tooltip: [t("This runbook is not on disk, and its imports cannot be read: it is not checked here.")],
    spoken: t("This runbook is not checked"),
    command: undefined,
    alarming: false,
  };
}

const verdictIcons: Readonly<Record<VerdictChangedParams["verdict"], string>> = {
  go: "pass",
  "no-go": "circle-slash",
  done: "archive",
  cancelled: "archive",
};

/** A file without a runbook is neither go nor no-go. */
function verdictText(
  { verdict, counts, title }: Extract<Standing, { kind: "verdict" }>["verdict"],
  t: Translate,
): StatusText {
  const word = title === undefined ? t("Runbook file") : verdictInWords(verdict, t);
  const icons = [numbered("error", counts.errors), numbered("warning", counts.warnings)].filter(part => part !== "");
  const said = [...countsInWords(counts, t), ...acceptedInWords(counts, t)];
  const found = said.length === 0 ? t("nothing found") : said.join(", ");
  return {
    text: [`$(${verdictIcons[verdict]}) ${word}`, ...icons].join("  "),
    tooltip: [
      title === undefined ? found : `${word}: ${title}`,
      ...(title === undefined ? [] : [found]),
      t("Click for the problems."),
    ],
    spoken: `${word}: ${found}`,
    command: "gonogo.showProblems",
    alarming: false,
  };
}

function numbered(icon: string, number: number): string {
  return number === 0 ? "" : `$(${icon}) ${number}`;
}
