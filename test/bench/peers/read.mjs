// Reads Gantt charts with Mermaid's parser, or timelines with Markwhen's: a file, or a folder of them.
// Exit code 0: all could be read; 1: one could not.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

const [language, path] = process.argv.slice(2);

/** Each says whether a text could be read. */
const readers = {
  mmd: async () => {
    const { default: mermaid } = await import("mermaid");
    return text =>
      mermaid.parse(text).then(
        () => true,
        () => false,
      );
  },
  mw: async () => {
    const { parse } = await import("@markwhen/parser");
    return async text => {
      const { parseMessages, events } = parse(text);
      return parseMessages.length === 0 && events.children.length > 0;
    };
  },
};

const read = await readers[language]();
const files = statSync(path).isDirectory() ? readdirSync(path).map(name => join(path, name)) : [path];
for (const file of files) if (!(await read(readFileSync(file, "utf8")))) process.exitCode = 1;
