/** A feature that fails gives no answer instead of an error message in the editor; the log says what happened. */
import { isOperationCancelled } from "langium";
import { ResponseError } from "vscode-languageserver";

/** The same provider, whose methods answer `undefined` when they fail. Cancelling and errors meant for the user pass. */
export function quiet<T extends object>(provider: T): T {
  return new Proxy(provider, {
    get(target, key) {
      const member: unknown = Reflect.get(target, key, target);
      if (typeof member !== "function") return member;
      return (...given: unknown[]): unknown => {
        try {
          const answer: unknown = Reflect.apply(member, target, given);
          return answer instanceof Promise ? answer.catch(failed) : answer;
        } catch (error) {
          return failed(error);
        }
      };
    },
  });
}

function failed(error: unknown): undefined {
  if (isOperationCancelled(error) || error instanceof ResponseError) throw error;
  console.error("A feature of the language server failed:", error);
  return undefined;
}
