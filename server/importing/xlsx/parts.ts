/** The parts of a workbook: which file of the archive is which, and reading one as XML. */
import { type Archive, openArchive } from "../archive/files.js";
import { attributeOf, createXmlReader, type XmlHandlers } from "../xml.js";

export interface Parts {
  /** Reads a part. @returns whether there is one */
  readonly read: (path: string, handlers: XmlHandlers) => boolean;
  /** Where a part's links lead, by their ids. */
  readonly linksOf: (path: string) => readonly Link[];
  readonly names: readonly string[];
}

export interface Link {
  readonly id: string;
  /** The last word of its kind: `worksheet`. */
  readonly kind: string;
  /** A path in the archive; an address where it leads out. */
  readonly target: string;
  readonly isOutside: boolean;
}

export function openParts(bytes: Uint8Array): Parts {
  const archive = openArchive(bytes);
  const read = (path: string, handlers: XmlHandlers): boolean => readPart(archive, path, handlers);
  return { read, linksOf: path => linksOf(path, read), names: [...archive.directory.keys()] };
}

function readPart(archive: Archive, path: string, handlers: XmlHandlers): boolean {
  const reader = createXmlReader(handlers, `its part ${path}`);
  let decoder: InstanceType<typeof TextDecoder> | undefined;
  const isThere = archive.read(path, piece => {
    decoder ??= new TextDecoder(encodingOf(piece));
    reader.write(decoder.decode(piece, { stream: true }));
  });
  if (!isThere) return false;
  if (decoder) reader.write(decoder.decode());
  reader.end();
  return true;
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
}

function linksOf(path: string, read: Parts["read"]): readonly Link[] {
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  const links: Link[] = [];
  read(`${folder}_rels/${path.slice(folder.length)}.rels`, {
    open: (name, attributes) => {
      if (name !== "Relationship") return;
      const target = attributeOf(attributes, "Target") ?? "";
      const isOutside = attributeOf(attributes, "TargetMode") === "External";
      links.push({
        id: attributeOf(attributes, "Id") ?? "",
        kind: (attributeOf(attributes, "Type") ?? "").split("/").at(-1) ?? "",
        target: isOutside ? target : resolved(folder, target),
        isOutside,
      });
    },
    close: () => undefined,
  });
  return links;
}

/** A path as it is from a folder. */
function resolved(folder: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1);
  const steps: string[] = [];
  for (const step of `${folder}${target}`.split("/")) {
    if (step === "..") steps.pop();
    else if (step !== "." && step !== "") steps.push(step);
  }
  return steps.join("/");
}
