/** What fails takes nothing else with it: a feature gives no answer instead of an error message in the editor, and the log says what happened. */
import { URI } from "langium";
import { ResponseError } from "vscode-languageserver";

/** The same function, which answers `undefined` when it fails. Errors meant for the user pass. */
export function quietly<Given extends readonly unknown[], T>(
  answer: (...given: Given) => T,
): (...given: Given) => T | undefined {
  return (...given) => {
    try {
      const answered = answer(...given);
      return answered instanceof Promise ? (answered.catch(failed) as T) : answered;
    } catch (error) {
      return failed(error);
    }
  };
}

function failed(error: unknown): undefined {
  if (error instanceof ResponseError) throw error;
  console.error("A feature of the language server failed:", error);
  return undefined;
}

/** One step for one document among many: where it fails, that is logged, and the others have their turn. */
export async function contained(doing: () => string, step: () => unknown): Promise<void> {
  try {
    await step();
  } catch (error) {
    console.error(`Go/No-Go failed while ${doing()}:`, error);
  }
}

/** The URI of an address that a client sent; undefined, and logged, where it is none. */
export function uriOfAddress(address: string): URI | undefined {
  try {
    const uri = URI.parse(address);
    // Half a character cannot be written in a URI, nor compared with one.
    uri.toString();
    return uri;
  } catch (error) {
    console.error("A document's address is no URI:", error);
    return undefined;
  }
}
