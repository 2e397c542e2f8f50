/** Other versions of a document: what has changed since, as `gonogo diff --format markdown` says it, and where bars were then. */
import { comparedVersions, contentOf } from "../../language/diff/compared.js";
import { earlierOf } from "../../language/diff/earlier.js";
import { diffMarkdown } from "../../language/diff/markdown.js";
import type { Analysis } from "../../language/index.js";
import { earlier } from "../files/earlier.js";
import type { CompareParams, CompareResult, Since } from "../protocol.js";
import { type Against, onDate } from "./timeline.js";
import { noRunbook } from "./unread.js";

/** Makes something of a document as it stands in the editor now; a text says why that cannot be. */
type Answer = <T>(address: string, make: (analysis: Analysis) => T | string | Promise<T>) => Promise<T | string>;

export interface Versions {
  readonly compared: (params: CompareParams) => Promise<CompareResult>;
  /** @param fallback the date that is looked at, and compared with the same of the other version */
  readonly against: (analysis: Analysis, since: Since, fallback: number | undefined) => Promise<Against>;
  /** What was read of git may be another by now: a branch may have moved. */
  readonly forget: () => void;
}

/** Documents whose earlier version is remembered: while one types, git is not asked. */
const mostKept = 4;

export function createVersions(answerFrom: Answer): Versions {
  const kept = new Map<string, Analysis | string>();

  const rememberedFromGit = (uri: string, ref: string): Analysis | string => {
    const key = JSON.stringify([uri, ref]);
    const before = kept.get(key) ?? earlier(uri, ref);
    kept.delete(key);
    kept.set(key, before);
    for (const oldest of [...kept.keys()].slice(0, -mostKept)) kept.delete(oldest);
    return before;
  };

  const inEditor = (uri: string): Promise<Analysis | string> => answerFrom<Analysis>(uri, other => other);

  return {
    async compared({ uri, since }) {
      const answer = await answerFrom<CompareResult>(uri, async analysis => {
        const before = since.kind === "ref" ? earlier(analysis.file.uri, since.ref) : await inEditor(since.uri);
        return typeof before === "string" ? { error: before } : resultOf(before, analysis);
      });
      return typeof answer === "string" ? { error: answer } : answer;
    },
    async against(analysis, since, fallback) {
      const before = since.kind === "ref" ? rememberedFromGit(analysis.file.uri, since.ref) : await inEditor(since.uri);
      const name = since.kind === "ref" ? since.ref : nameIn(since.uri);
      return againstOf(typeof before === "string" ? before : onDate(before, fallback), name);
    },
    forget: () => kept.clear(),
  };
}

/** @param before a text says why there is no such version */
export function againstOf(before: Analysis | string, name: string): Against {
  return { before, name, earlierThan: after => earlierOf(before, after, name) };
}

function resultOf(before: Analysis, after: Analysis): CompareResult {
  const [was, is] = [contentOf(before)?.kind, contentOf(after)?.kind];
  if (!is) return { error: noRunbook };
  if (was !== is) return { error: `The other version has no ${is}.` };
  return { markdown: diffMarkdown(comparedVersions(before, after, { before: nameIn, after: nameIn }), undefined) };
}

function nameIn(uri: string): string {
  const name = uri.slice(uri.lastIndexOf("/") + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
