/** What the panel and its view talk about: the choices, and what came of those that were made last. Knows no editor. */
import { base64Of } from "../../server/base64.js";
import type { ImportParams, ImportResult } from "../../server/protocol.js";
import type { Choices, PeopleIn, ToPanel, ToView } from "./messages.js";

export interface Subject {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly ownZone: string;
  /** The file that people would be declared in. */
  readonly rosterName: string;
  /** Where they are declared until somebody says otherwise. */
  readonly people: PeopleIn;
  /** The roster that is there. */
  readonly roster: { readonly path: string; readonly text: string } | undefined;
}

export interface Talking {
  readonly ask: (params: ImportParams) => Promise<ImportResult>;
  readonly tell: (message: ToView) => void;
  /** The user looks for a zone; undefined when they choose none. */
  readonly chooseZone: () => Promise<string | undefined>;
  readonly insert: (made: { readonly runbook: string; readonly roster?: string }) => Promise<void>;
}

/** @returns takes what the view says */
export function createTalk(subject: Subject, talking: Talking): (message: ToPanel) => Promise<void> {
  const { name, ownZone, rosterName, roster } = subject;
  const base64 = base64Of(subject.bytes);
  let choices: Choices = { map: {}, people: subject.people };
  let result: ImportResult | undefined;
  let asked = 0;
  let answered = 0;

  const tell = (): void =>
    talking.tell({
      kind: "shown",
      shown: {
        ...{ name, choices, ownZone, rosterName, isBusy: answered < asked },
        ...(roster ? { rosterThere: roster.path } : {}),
        ...(result ? { result } : {}),
      },
    });
  const paramsOf = ({ people, ...chosen }: Choices): ImportParams => ({
    ...{ name, base64, ...chosen },
    ...(people === "file" ? { rosterPath: rosterName } : {}),
    ...(people === "roster" && roster ? { roster } : {}),
  });
  /** Only what was asked last is shown. */
  const choose = async (next: Choices): Promise<void> => {
    choices = next;
    const number = ++asked;
    tell();
    const answer = await talking.ask(paramsOf(next));
    if (number !== asked) return;
    answered = number;
    result = answer;
    tell();
  };

  return async message => {
    switch (message.kind) {
      case "ready":
        if (asked === 0) await choose(choices);
        else tell();
        return;
      case "choose":
        await choose(message.choices);
        return;
      case "zone": {
        const zone = await talking.chooseZone();
        if (zone !== undefined) await choose({ ...choices, zone });
        return;
      }
      case "insert":
        if (result?.kind === "imported" && answered === asked) await talking.insert(result);
        return;
    }
  };
}
