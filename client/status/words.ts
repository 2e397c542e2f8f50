/** What the status bar says, as plain data. */
import type { VerdictChangedParams } from "../../server/protocol.js";
import type { ServerState } from "../server-state.js";

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

export function statusText(standing: Standing): StatusText {
  switch (standing.kind) {
    case "server":
      return standing.state === "starting" ? starting : stopped;
    case "unchecked":
      return unchecked;
    case "verdict":
      return verdictText(standing.verdict);
  }
}

const starting: StatusText = {
  text: "$(loading~spin) Go/No-Go",
  tooltip: ["The language server is starting."],
  spoken: "Go/No-Go is starting",
  command: undefined,
  alarming: false,
};

const stopped: StatusText = {
  text: "$(warning) Go/No-Go is not running",
  tooltip: ["The language server does not run: runbooks are not checked.", "Click to start it again."],
  spoken: "Go/No-Go is not running: runbooks are not checked",
  command: "gonogo.restartServer",
  alarming: true,
};

const unchecked: StatusText = {
  text: "$(circle-slash) Not checked",
  tooltip: ["This runbook is not on disk, and its imports cannot be read: it is not checked here."],
  spoken: "This runbook is not checked",
  command: undefined,
  alarming: false,
};

/** A file without a runbook is neither go nor no-go. */
function verdictText({ verdict, counts, title }: Extract<Standing, { kind: "verdict" }>["verdict"]): StatusText {
  const word = title === undefined ? "Runbook file" : verdict === "go" ? "GO" : "NO-GO";
  const icons = [numbered("error", counts.errors), numbered("warning", counts.warnings)].filter(part => part !== "");
  const said = [
    ...counted(counts.errors, "error"),
    ...counted(counts.warnings, "warning"),
    ...counted(counts.infos, "hint"),
    ...(counts.accepted > 0 ? [`${counts.accepted} accepted`] : []),
  ];
  const found = said.length === 0 ? "nothing found" : said.join(", ");
  return {
    text: [`$(${verdict === "go" ? "pass" : "circle-slash"}) ${word}`, ...icons].join("  "),
    tooltip: [
      title === undefined ? found : `${word}: ${title}`,
      ...(title === undefined ? [] : [found]),
      "Click for the problems.",
    ],
    spoken: `${word}: ${found}`,
    command: "gonogo.showProblems",
    alarming: false,
  };
}

function numbered(icon: string, number: number): string {
  return number === 0 ? "" : `$(${icon}) ${number}`;
}

function counted(number: number, noun: string): readonly string[] {
  return number === 0 ? [] : [`${number} ${noun}${number === 1 ? "" : "s"}`];
}
