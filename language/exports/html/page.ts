/** A page of HTML as text: nothing is loaded, no script runs, and no text becomes markup. */
import { type DrawnElement, drawn, escaped, toXml } from "../timeline/tree.js";

export type Content = readonly (DrawnElement | string | undefined)[];

export interface Page {
  readonly title: string;
  readonly style: string;
  readonly body: Content;
  /** The SHA-256 of a text in base64: the policy lets this style sheet in and no other. */
  readonly digest: (text: string) => string;
}

export function pageOf({ title, style, body, digest }: Page): string {
  const policy = `default-src 'none'; style-src 'sha256-${digest(style)}'; base-uri 'none'; form-action 'none'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
${body.map(child => (typeof child === "object" ? toHtml(child) : escaped(child ?? ""))).join("\n")}
</body>
</html>
`;
}

const voids: ReadonlySet<string> = new Set(["br", "input"]);

/** What is not void may not close itself in HTML; inside SVG it may. */
function toHtml(element: DrawnElement): string {
  const { tag } = element;
  if (tag === "svg") return toXml(element);
  const attributes = Object.entries(element.attributes).map(([name, value]) => ` ${name}="${escaped(value)}"`);
  if (voids.has(tag)) return `<${tag}${attributes.join("")}>`;
  const inside = element.children.map(child => (typeof child === "string" ? escaped(child) : toHtml(child)));
  return `<${tag}${attributes.join("")}>${inside.join("")}</${tag}>`;
}

/** An element whose inside is made when it is written, and then let go: a large page is never there as a whole. */
export function lazily(element: DrawnElement, inside: () => Content): DrawnElement {
  return {
    ...element,
    get children() {
      return inside().filter(child => child !== undefined);
    },
  };
}

/** An element of a class, or of none. */
export function el(tag: string, className: string, children: Content = []): DrawnElement {
  return drawn(tag, className === "" ? {} : { class: className }, children);
}
