/** One question at a time, with a Back button, as VS Code's own wizards ask. */
import { type QuickInput, QuickInputButtons, type QuickPickItem, window } from "vscode";
import { withoutIcons } from "../../server/inert.js";

export type Asked =
  | { readonly kind: "answer"; readonly text: string }
  | { readonly kind: "back" }
  | { readonly kind: "cancelled" };

export interface Ask {
  readonly title: string;
  readonly step: number;
  readonly steps: number;
  readonly prompt: string;
  /** Stands there already. */
  readonly value: string;
  readonly placeholder: string;
  /** What is wrong with an answer, in a sentence; undefined when it can be taken. */
  readonly check: (text: string) => Promise<string | undefined>;
}

export function askText(ask: Ask): Promise<Asked> {
  const input = window.createInputBox();
  input.value = ask.value;
  input.prompt = ask.prompt;
  input.placeholder = ask.placeholder;
  return answered(input, ask, ({ end, trying }) => {
    // Nobody is blamed for what they have not finished, only for what they have: problems appear on Enter, and go as one types.
    input.onDidChangeValue(
      trying(async text => {
        if (input.validationMessage) input.validationMessage = (await ask.check(text)) ?? "";
      }),
    );
    input.onDidAccept(
      trying(async () => {
        const text = input.value;
        const problem = await ask.check(text);
        if (problem === undefined) end({ kind: "answer", text });
        else input.validationMessage = problem;
      }),
    );
  });
}

/** A choice among many, where what is typed may be none of them: then it is said why. */
export function askChoice(ask: Ask, choices: readonly QuickPickItem[]): Promise<Asked> {
  const pick = window.createQuickPick();
  pick.items = choices;
  pick.value = ask.value;
  pick.placeholder = ask.placeholder;
  pick.matchOnDescription = true;
  return answered(pick, ask, ({ end, trying }) => {
    pick.onDidChangeValue(
      trying(async text => {
        const problem = text === "" ? undefined : await ask.check(text);
        if (pick.value !== text) return;
        const said: QuickPickItem = { label: "$(info)", description: withoutIcons(problem ?? ""), alwaysShow: true };
        pick.items = problem === undefined ? choices : [...choices, said];
      }),
    );
    pick.onDidAccept(
      trying(async () => {
        const text = pick.selectedItems[0]?.label ?? pick.value;
        if ((await ask.check(text)) === undefined) end({ kind: "answer", text });
      }),
    );
  });
}

interface Asking {
  readonly end: (asked: Asked) => void;
  /** Where an answer cannot be checked, nobody is left with a question that takes none: it is given up, and said why. */
  readonly trying: <Heard>(act: (heard: Heard) => Promise<void>) => (heard: Heard) => Promise<void>;
}

/** Rejects when an answer cannot be checked. */
function answered(
  input: QuickInput & { buttons: readonly object[]; onDidTriggerButton: (listener: () => void) => object },
  { title, step, steps }: Ask,
  listen: (asking: Asking) => void,
): Promise<Asked> {
  input.title = title;
  input.step = step;
  input.totalSteps = steps;
  input.ignoreFocusOut = true;
  input.buttons = step > 1 ? [QuickInputButtons.Back] : [];
  return new Promise((resolve, reject) => {
    const end = (asked: Asked): void => {
      resolve(asked);
      input.dispose();
    };
    input.onDidTriggerButton(() => end({ kind: "back" }));
    input.onDidHide(() => end({ kind: "cancelled" }));
    const trying: Asking["trying"] = act => async heard => {
      try {
        await act(heard);
      } catch (error) {
        reject(error);
        input.dispose();
      }
    };
    listen({ end, trying });
    input.show();
  });
}
