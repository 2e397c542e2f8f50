/** What Markdown's text says: emphasis is dropped, code is kept, and a link has its address after it. */
import type { Nodes } from "mdast";
import { limits, refuse } from "../limits.js";

/** Addresses of links, by what they are called. */
export type Addresses = ReadonlyMap<string, string>;

export function plainText(node: Nodes, addresses: Addresses, depth = 0): string {
  if (depth > limits.nesting) refuse(`it has more than ${limits.nesting} levels one in another`);
  const textsIn = (nodes: readonly Nodes[]): readonly string[] =>
    nodes.map(each => plainText(each, addresses, depth + 1));
  switch (node.type) {
    case "text":
      return node.value.replaceAll("\n", " ");
    case "inlineCode":
    case "code":
      return node.value;
    case "break":
      return "\n";
    case "html":
      return /^<br ?\/?>$/i.test(node.value) ? "\n" : withoutTags(node.value);
    case "image":
      return linked(node.alt ?? "", node.url);
    case "imageReference":
      return linked(node.alt ?? "", addresses.get(node.identifier));
    case "footnoteReference":
      return `[${node.identifier}]`;
    case "link":
      return linked(textsIn(node.children).join(""), node.url);
    case "linkReference":
      return linked(textsIn(node.children).join(""), addresses.get(node.identifier));
    case "tableRow":
      return textsIn(node.children).join(" | ");
    case "list":
    case "listItem":
    case "table":
    case "blockquote":
    case "footnoteDefinition":
      return textsIn(node.children).join("\n");
    default:
      return "children" in node ? textsIn(node.children).join("") : "";
  }
}

/** A text that leads somewhere. Where it is the address, once is enough. */
export function linked(text: string, address: string | undefined): string {
  if (address === undefined || address === "" || address.startsWith("#")) return text;
  const bare = address.replace(/^mailto:/i, "");
  const isAddress = text === "" || text === address || text === bare || address === `http://${text}`;
  return isAddress ? bare : `${text} (${address})`;
}

function withoutTags(html: string): string {
  return html.startsWith("<!--") ? "" : html.replace(/<[^<>]*>/g, "");
}
