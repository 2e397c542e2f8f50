/** A text that is changed as in an editor: what a change leaves alone is the very same object in the next plan. */
import { createAnalyser, type ParsedFile, type Plan, parse, type Schedule } from "../../language/index.js";
import type { Imported } from "../../language/names/names.js";
import type { Memories } from "../../language/workspace/memory.js";
import { uriOfText } from "../../language/workspace/texts.js";
import { type Files, firstText } from "./corpus.js";

export interface State {
  readonly plan: Plan;
  readonly schedule: Schedule | undefined;
}

export interface Typing {
  /** As it is at first. */
  readonly first: State;
  /** Another text of the first file. */
  readonly change: (text: string) => State;
}

export function typingIn(files: Files): Typing {
  const [name = ""] = Object.keys(files);
  const parsed = new Map(Object.entries(files).map(([each, text]) => [uriOfText(each), parse(uriOfText(each), text)]));
  const memories: Memories = new Map();
  let moment = 0;
  const importer = (from: string, path: string): Imported => {
    const file = parsed.get(new URL(path, from).href);
    return file ? { kind: "file", file } : { kind: "missing" };
  };
  const analyse = createAnalyser(importer, undefined, () => moment, memories);
  const change = (text: string): State => {
    moment++;
    const uri = uriOfText(name);
    const file: ParsedFile = parse(uri, text, parsed.get(uri));
    parsed.set(uri, file);
    return analyse(file);
  };
  return { first: change(firstText(files)), change };
}
