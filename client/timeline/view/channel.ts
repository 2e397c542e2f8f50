/** The way to the panel and back. In a plain browser, without VS Code around, messages go to the page's own stand-in for it. */
import type { Answer, Channel, Question, ToPanel, ToView } from "../messages.js";

interface Host {
  postMessage(message: ToPanel): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare global {
  /** Given by VS Code's webview. */
  var acquireVsCodeApi: (() => Host) | undefined;
}

type FromPanel = Exclude<ToView, { kind: "answer" }>;

/** @param receive is called with everything the panel says unasked */
export function openChannel(receive: (message: FromPanel) => void): Channel {
  const host = globalThis.acquireVsCodeApi?.();
  const waiting = new Map<number, (answer: Answer) => void>();
  let asked = 0;
  globalThis.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
    if (!isToView(data)) return;
    if (data.kind !== "answer") {
      receive(data);
      return;
    }
    const take = waiting.get(data.to);
    waiting.delete(data.to);
    take?.(data.answer);
  });
  return {
    send: message => host?.postMessage(message),
    ask: question => {
      const number = ++asked;
      return new Promise(resolve => {
        waiting.set(number, answer => {
          if (isAbout(answer, question.about)) resolve(answer);
        });
        host?.postMessage({ kind: "ask", number, question });
      });
    },
    kept: () => host?.getState(),
    keep: state => host?.setState(state),
  };
}

function isAbout<About extends Question["about"]>(
  answer: Answer,
  about: About,
): answer is Extract<Answer, { about: About | "failure" }> {
  return answer.about === about || answer.about === "failure";
}

const kinds: readonly string[] = ["document", "changed", "cursor", "answer"] satisfies readonly ToView["kind"][];

function isToView(data: unknown): data is ToView {
  return typeof data === "object" && data !== null && "kind" in data && kinds.includes(String(data.kind));
}
