/** XML, read piece by piece. Entities of a document's own are never resolved: a document that declares any is refused. */
import { SaxesParser } from "saxes";
import { limits, refuse } from "./limits.js";

export interface XmlHandlers {
  /** Names without prefixes. */
  readonly open: (name: string, attributes: Attributes) => void;
  /** @param text all that stands directly in the element */
  readonly close: (name: string, text: string) => void;
}

export type Attributes = Readonly<Record<string, string>>;

export interface XmlReader {
  readonly write: (text: string) => void;
  readonly end: () => void;
}

/** @param what is read, for messages: "it" or a part of it */
export function createXmlReader({ open, close }: XmlHandlers, what: string): XmlReader {
  const parser = new SaxesParser({ xmlns: false, position: true } as const);
  const texts: string[] = [];
  parser.on("doctype", () =>
    refuse(`${what} declares a document type, which may hide anything: save it without (line ${parser.line})`),
  );
  parser.on("error", ({ message }) =>
    refuse(`${what} is XML that is damaged or cut off (${message.replace(/\.$/, "")})`),
  );
  parser.on("opentag", ({ name, attributes }) => {
    if (texts.length >= limits.nesting)
      refuse(`${what} has more than ${limits.nesting} levels one in another (line ${parser.line})`);
    texts.push("");
    open(withoutPrefix(name), attributes);
  });
  const add = (text: string): void => {
    if (texts.length > 0) texts[texts.length - 1] += text;
  };
  parser.on("text", add);
  parser.on("cdata", add);
  parser.on("closetag", ({ name }) => close(withoutPrefix(name), texts.pop() ?? ""));
  return { write: text => void parser.write(text), end: () => void parser.close() };
}

/** Reads a whole text. */
export function readXml(text: string, handlers: XmlHandlers, what: string): void {
  const reader = createXmlReader(handlers, what);
  reader.write(text);
  reader.end();
}

function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

/** An attribute, whatever prefix it has: `r:id` is `id`. */
export function attributeOf(attributes: Attributes, name: string): string | undefined {
  const found = attributes[name] ?? Object.entries(attributes).find(([key]) => withoutPrefix(key) === name)?.[1];
  return found;
}
