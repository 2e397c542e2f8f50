/** What people have written to cells: comments, of the old kind and in threads, and where links lead. */
import { attributeOf } from "../xml.js";
import type { Link, Parts } from "./parts.js";
import { createRichText } from "./strings.js";

/** By the cell's address. Of a thread the old kind holds but a word for programs that know no threads. */
export function readComments(parts: Parts, links: readonly Link[]): ReadonlyMap<string, string> {
  const comments = new Map<string, string>();
  for (const { kind, target } of links) if (kind === "comments") readOld(parts, target, comments);
  for (const { kind, target } of links) if (kind === "threadedComment") readThreads(parts, target, comments);
  return comments;
}

function readOld(parts: Parts, path: string, comments: Map<string, string>): void {
  const reader = createRichText();
  let address = "";
  parts.read(path, {
    open: (name, attributes) => {
      if (name === "comment") address = attributeOf(attributes, "ref") ?? "";
      reader.open(name, attributes);
    },
    close: (name, content) => {
      reader.close(name, content);
      if (name === "comment") add(comments, address, reader.finish().text);
    },
  });
}

function readThreads(parts: Parts, path: string, comments: Map<string, string>): void {
  const threads = new Map<string, string>();
  let address = "";
  parts.read(path, {
    open: (name, attributes) => {
      if (name === "threadedComment") address = attributeOf(attributes, "ref") ?? "";
    },
    close: (name, content) => {
      if (name === "text") add(threads, address, content);
    },
  });
  for (const [place, text] of threads) comments.set(place, text);
}

function add(texts: Map<string, string>, address: string, text: string): void {
  const before = texts.get(address);
  const more = text.trim();
  if (more !== "") texts.set(address, before === undefined ? more : `${before}\n${more}`);
}
