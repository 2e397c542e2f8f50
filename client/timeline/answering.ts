/** Who is answered: the page that asked, for as long as it is there and shows the same document. */
import type { Answer, Question, ToPanel, ToView } from "./messages.js";

export interface Answering<Address> {
  readonly shown: () => Address;
  /** Another document, another page, or none any more: what was asked before is answered to nobody. */
  readonly begin: (shown: Address) => void;
  readonly answer: (asked: Extract<ToPanel, { kind: "ask" }>) => Promise<void>;
}

export function createAnswering<Address>(
  first: Address,
  answerTo: (shown: Address, question: Question) => Promise<Answer>,
  tell: (message: ToView) => void,
): Answering<Address> {
  // Compared as an object: pages count their questions from 1 each, and documents are shown again.
  let talk = { shown: first };
  return {
    shown: () => talk.shown,
    begin(shown) {
      talk = { shown };
    },
    async answer({ number, question }) {
      const asked = talk;
      const answer = await answerTo(asked.shown, question);
      if (asked === talk) tell({ kind: "answer", to: number, answer });
    },
  };
}
