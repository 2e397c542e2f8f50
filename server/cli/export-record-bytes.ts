/** Where a picture or a workbook says with which options it was made: in a text of the PNG, and in the workbook's properties. */
import { strFromU8, strToU8, unzipSync } from "fflate";
import { packed } from "../exporting/packed.js";

/** @param says ASCII, and nothing that XML would read as markup */
export function withText(format: "png" | "xlsx", content: Uint8Array, says: string): Uint8Array {
  switch (format) {
    case "png":
      return Buffer.concat([content.subarray(0, afterHead), textChunk(says), content.subarray(afterHead)]);
    case "xlsx":
      return described(content, says);
  }
}

/** An empty text where there is none. */
export function textIn(format: "png" | "xlsx", content: Uint8Array): string {
  switch (format) {
    case "png": {
      const start = afterHead + 8;
      const isText = content[afterHead + 4] !== undefined && strFromU8(content.subarray(start - 4, start)) === "tEXt";
      const size = isText ? Buffer.from(content).readUInt32BE(afterHead) : 0;
      const text = strFromU8(content.subarray(start, start + size), true);
      return text.startsWith(keyword) ? text.slice(keyword.length) : "";
    }
    case "xlsx":
      try {
        const { [properties]: found } = unzipSync(content, { filter: ({ name }) => name === properties });
        const [, text = ""] = (found ? strFromU8(found) : "").split(/<\/?dc:description>/);
        return text;
      } catch {
        return "";
      }
  }
}

/** A PNG begins with eight bytes that name it, and its head, which has always 25. */
const afterHead = 33;
const keyword = "Comment\0";

function textChunk(says: string): Uint8Array {
  const body = Buffer.from(`tEXt${keyword}${says}`, "latin1");
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(body.length - 4);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), body.length + 4);
  return chunk;
}

/** As PNG asks for; Node has one only from 20.15 on. */
function crc32(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return ~sum >>> 0;
}

const properties = "docProps/core.xml";
const types = "[Content_Types].xml";
const relations = "_rels/.rels";
const schemas = "http://schemas.openxmlformats.org/package/2006";

function described(content: Uint8Array, says: string): Uint8Array {
  const files = unzipSync(content);
  const before = (name: string, end: string, added: string): Uint8Array =>
    strToU8(strFromU8(files[name] ?? strToU8("")).replace(end, () => `${added}${end}`));
  return packed({
    ...files,
    [properties]: strToU8(
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><cp:coreProperties xmlns:cp="${schemas}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:description>${says}</dc:description></cp:coreProperties>`,
    ),
    [types]: before(
      types,
      "</Types>",
      `<Override ContentType="application/vnd.openxmlformats-package.core-properties+xml" PartName="/${properties}"/>`,
    ),
    [relations]: before(
      relations,
      "</Relationships>",
      `<Relationship Id="rId-core-1" Type="${schemas}/relationships/metadata/core-properties" Target="${properties}"/>`,
    ),
  });
}
