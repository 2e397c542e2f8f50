/** A stand-in for the panel and the server after it: texts in memory, and the server's own answers about them. */
import type { Answer, OfferedFormat, Question, ToPanel, ToView } from "../../../client/timeline/messages.js";
import { type Analysis, applyEdits } from "../../../language/index.js";
import { exportFormats } from "../../../server/exporting/formats.js";
import { againstOf } from "../../../server/lsp/compare.js";
import { exported } from "../../../server/lsp/exporting.js";
import { type Against, createPictures, type RunPicture } from "../../../server/lsp/timeline.js";
import type { LookedAt, Since } from "../../../server/protocol.js";
import { analyse } from "../../support/analyse.js";

export interface Host {
  /** Of the document shown. */
  readonly uri: string;
  /** Takes what the view says; `tell` is how it is answered. */
  readonly hear: (message: ToPanel, tell: (message: ToView) => Promise<void>) => Promise<void>;
  readonly text: () => string;
  /** Every text there was, the first first: one for each step that can be undone. */
  readonly texts: readonly string[];
  /** Somebody types. */
  readonly write: (text: string) => void;
  readonly heard: readonly ToPanel[];
  /** Bytes of each answer about the picture or a drag. */
  readonly sent: readonly { readonly about: Question["about"]; readonly kind: string; readonly bytes: number }[];
  /** Git has a branch with this text; null: without the file. */
  readonly branch: (ref: string, text: string | null) => void;
  /** What the user chooses when asked for a version to compare with; undefined: they change their mind. */
  readonly willChoose: (since: Since | undefined) => void;
  /** There is a run of it; undefined: there is none any more. */
  readonly runs: (run: RunPicture | undefined) => void;
}

const name = "main.runbook";

const nameOf = (since: Since): string => (since.kind === "ref" ? since.ref : since.uri);

/**
 * @param others the files it may import, by name
 * @param translated what a format is called in the reader's language
 */
export function createHost(
  first: string,
  others: Readonly<Record<string, string>> = {},
  translated = (title: string): string => title,
): Host {
  const texts = [first];
  const heard: ToPanel[] = [];
  const sent: { about: Question["about"]; kind: string; bytes: number }[] = [];
  const pictures = createPictures("test");
  const text = (): string => texts.at(-1) ?? "";
  const known = new Map<string, Analysis>();
  const analysisOf = (written: string): Analysis => {
    const analysis = known.get(written) ?? analyse({ [name]: written, ...others });
    known.clear();
    known.set(written, analysis);
    return analysis;
  };
  const now = (): Analysis => analysisOf(text());
  const uri = now().file.uri;

  const formats = Object.entries(exportFormats).map(([format, { title }]) => ({
    format,
    title: translated(title),
  })) as readonly OfferedFormat[];

  const branches = new Map<string, string | null>();
  let chosen: Since | undefined;
  let run: RunPicture | undefined;
  const againstIn = ({ against }: LookedAt): Against | undefined => {
    if (!against) return undefined;
    const before = against.kind === "ref" ? branches.get(against.ref) : others[against.uri];
    const none = `There was no such file at \`${nameOf(against)}\`.`;
    return againstOf(
      before === null || before === undefined ? none : analyse({ [name]: before, ...others }),
      nameOf(against),
    );
  };

  const svgOf = async (question: Extract<Question, { about: "svg" }>): Promise<string> => {
    const made = await exported(now(), [now().file], { ...question, format: "svg" }, againstIn(question), run);
    if (!("content" in made)) throw new Error(JSON.stringify(made));
    return made.content;
  };

  const answerTo = async (question: Question): Promise<Answer> => {
    switch (question.about) {
      case "picture":
        return { about: "picture", result: pictures.get(now(), { uri, ...question }, againstIn(question), run) };
      case "more":
        return { about: "more", result: pictures.more(uri, { uri, ...question }) };
      case "drag":
        return {
          about: "drag",
          result: pictures.drag(now(), { uri, ...question }, written => analyse({ [name]: written, ...others })),
        };
      case "edit": {
        const result = pictures.edit(now(), { uri, ...question }, null);
        if (result.kind !== "edit") return { about: "edit", result };
        const edits = result.edits.map(({ range, newText }) => ({ place: { uri, range }, newText }));
        const applied = applyEdits(text(), edits);
        if (applied.kind === "text" && applied.text !== text()) texts.push(applied.text);
        return { about: "edit", result: { kind: "done", changed: edits.length > 0 } };
      }
      case "svg":
        return { about: "svg", text: await svgOf(question) };
      case "version":
        return {
          about: "version",
          result: chosen ? { kind: "chosen", since: chosen, name: nameOf(chosen) } : { kind: "cancelled" },
        };
      case "save":
        return { about: "save", result: { kind: "saved", name: `main.${question.what.format}` } };
    }
  };

  return {
    uri,
    text,
    texts,
    heard,
    sent,
    branch: (ref, written) => branches.set(ref, written),
    willChoose: since => {
      chosen = since;
    },
    runs: next => {
      run = next;
    },
    write: written => {
      texts.push(written);
    },
    async hear(message, tell) {
      heard.push(message);
      switch (message.kind) {
        case "ready":
          await tell({ kind: "document", uri, name, formats });
          return;
        case "reveal":
          return;
        case "ask": {
          const before = texts.length;
          const answer = await answerTo(message.question);
          const kind = "result" in answer && "kind" in answer.result ? answer.result.kind : "text";
          sent.push({ about: message.question.about, kind, bytes: JSON.stringify(answer).length });
          await tell({ kind: "answer", to: message.number, answer });
          if (texts.length > before) await tell({ kind: "changed" });
          return;
        }
      }
    },
  };
}
