/** What has changed in a runbook since another version, as `gonogo diff --format markdown` says it. */
import { diffOf } from "../../language/diff/diff.js";
import { diffMarkdown } from "../../language/diff/markdown.js";
import type { Analysis } from "../../language/index.js";
import { earlier } from "../files/earlier.js";
import type { CompareParams, CompareResult } from "../protocol.js";
import { noRunbook } from "./unread.js";

/** Makes something of a document as it stands in the editor now; a text says why that cannot be. */
type Answer = <T>(address: string, make: (analysis: Analysis) => T | string | Promise<T>) => Promise<T | string>;

export async function compared(answerFrom: Answer, { uri, since }: CompareParams): Promise<CompareResult> {
  const answer = await answerFrom<CompareResult>(uri, async analysis => {
    const before =
      since.kind === "ref"
        ? earlier(analysis.file.uri, since.ref)
        : await answerFrom<Analysis>(since.uri, other => other);
    return typeof before === "string" ? { error: before } : resultOf(before, analysis);
  });
  return typeof answer === "string" ? { error: answer } : answer;
}

function resultOf(before: Analysis, after: Analysis): CompareResult {
  if (!after.plan.runbook) return { error: noRunbook };
  const diff = diffOf(before, after);
  if (!diff) return { error: "The other version has no runbook." };
  return { markdown: diffMarkdown([{ kind: "changed", file: nameOf(after), was: nameOf(before), diff }], undefined) };
}

function nameOf({ file: { uri } }: Analysis): string {
  const name = uri.slice(uri.lastIndexOf("/") + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
