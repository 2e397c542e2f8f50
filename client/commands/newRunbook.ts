/** New Runbook…: a few questions, then a runbook and its roster that are right but for what only the user can decide. */
import { commands, type ExtensionContext, l10n, Uri, window } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import type { Question, StartAnswers } from "../../language/starting/answers.js";
import {
  type CheckAnswerParams,
  type CheckAnswerResult,
  checkAnswerRequest,
  type StarterFilesParams,
  type StarterFilesResult,
  starterFilesRequest,
} from "../../server/protocol.js";
import { ownZoneSet } from "../own-zone.js";
import { type Ask, type Asked, askChoice, askText } from "../starting/ask.js";
import { chooseFolder, contentsOf, writeFiles } from "../starting/folder.js";
import { suggestedOpening, zoneChoices } from "../starting/suggestions.js";
import { tellProblem } from "../telling.js";

const rosterName = "people.runbook";

/**
 * The command; given answers and a folder, it asks nothing: `executeCommand("gonogo.newRunbook", folder, answers)`. The Explorer's
 * menu gives a folder, and after it a list of all that is selected.
 */
export function registerNewRunbook(context: ExtensionContext, client: BaseLanguageClient): void {
  context.subscriptions.push(
    commands.registerCommand("gonogo.newRunbook", async (folder?: unknown, given?: StartAnswers | readonly Uri[]) => {
      try {
        const answers = isList(given) ? undefined : given;
        await newRunbook(client, folder instanceof Uri ? folder : undefined, answers);
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        tellProblem(l10n.t("no runbook was made: {0}", why));
      }
    }),
  );
}

function isList(given: StartAnswers | readonly Uri[] | undefined): given is readonly Uri[] {
  return Array.isArray(given);
}

async function newRunbook(
  client: BaseLanguageClient,
  given: Uri | undefined,
  known: StartAnswers | undefined,
): Promise<void> {
  const answers = known ?? (await ask(client));
  const folder = answers && (given ?? (await chooseFolder()));
  if (!answers || !folder) return;
  const { names, roster } = await contentsOf(folder, rosterName);
  const params: StarterFilesParams = { answers, taken: names, ...(roster ? { roster } : {}) };
  const result = await client.sendRequest<StarterFilesResult>(starterFilesRequest, params);
  if (result.kind === "wrong") throw new Error(result.message);
  const runbook = await writeFiles(folder, result.files);
  if (runbook) await window.showTextDocument(runbook, { preview: false });
}

/** Undefined when the user gives up. */
async function ask(client: BaseLanguageClient): Promise<StartAnswers | undefined> {
  const check = async (question: Question, answers: StartAnswers): Promise<string | undefined> => {
    const params: CheckAnswerParams = { question, answers };
    const { problem } = await client.sendRequest<CheckAnswerResult>(checkAnswerRequest, params);
    return problem ?? undefined;
  };
  let answers: StartAnswers = {};
  for (let index = 0; index < asking.length; ) {
    const { question, put, prompt, placeholder, suggested } = asking[index] ?? first;
    const asked = await put({
      title: l10n.t("New Runbook"),
      step: index + 1,
      steps: asking.length,
      prompt,
      placeholder,
      value: answers[question] ?? suggested(answers),
      check: text => check(question, { ...answers, [question]: text }),
    });
    switch (asked.kind) {
      case "cancelled":
        return undefined;
      case "back":
        index--;
        break;
      case "answer":
        answers = { ...answers, [question]: asked.text };
        index++;
        break;
    }
  }
  return answers;
}

interface Asking {
  readonly question: Question;
  readonly put: (ask: Ask) => Promise<Asked>;
  readonly prompt: string;
  readonly placeholder: string;
  readonly suggested: (answers: StartAnswers) => string;
}

const first: Asking = {
  question: "title",
  put: askText,
  prompt: l10n.t("What is released?"),
  placeholder: l10n.t("Search 4.2"),
  suggested: () => "",
};

const asking: readonly Asking[] = [
  first,
  {
    question: "zone",
    put: ask =>
      askChoice(
        ask,
        zoneChoices(ownZone()).map(({ zone, cities }) => ({ label: zone, description: cities })),
      ),
    prompt: "",
    placeholder: l10n.t("In which time zone do you plan? Type a city"),
    suggested: () => "",
  },
  {
    question: "opens",
    put: askText,
    prompt: l10n.t("When does the change window open? It will be four hours long."),
    placeholder: "2026-05-23 22:00",
    suggested: ({ zone }) => suggestedOpening(Date.now(), zone ?? "UTC"),
  },
  {
    question: "environment",
    put: askText,
    prompt: l10n.t("Where does it happen?"),
    placeholder: "production",
    suggested: () => "production",
  },
  {
    question: "people",
    put: askText,
    prompt: l10n.t(
      "Who does it? Names, with commas between: the first does the change, the second covers. You can name them later.",
    ),
    placeholder: "Ana Sousa, Ben Clark",
    suggested: () => "",
  },
];

/** As set, else the machine's. */
function ownZone(): string {
  return ownZoneSet() ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
}
