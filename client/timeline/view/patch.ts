/** Makes a part of the document what the elements say, by the fewest changes: what stays keeps its focus, its scroll and its listeners. */
import type { Child, ElementNode, Handlers } from "./element.js";

const svgNamespace = "http://www.w3.org/2000/svg";
const htmlNamespace = "http://www.w3.org/1999/xhtml";

type Attributes = ElementNode["attributes"];

/** What each node was last made from. */
const drawn = new WeakMap<Node, Child>();
const handlers = new WeakMap<Element, Handlers>();
const listening = new WeakMap<Element, Set<string>>();

/** The children of `parent` become these. Siblings with the same key keep their nodes, wherever they go. */
export function patch(parent: Element, children: readonly Child[]): void {
  const free = new Map<string, ChildNode[]>();
  for (const node of parent.childNodes) {
    const name = keyOf(drawn.get(node) ?? "");
    const others = free.get(name);
    if (others) others.push(node);
    else free.set(name, [node]);
  }
  const nodes = children.map(child => {
    const known = free.get(keyOf(child))?.shift();
    if (!known) return make(child, parent);
    update(known, child);
    return known;
  });
  for (const left of free.values()) for (const node of left) node.remove();
  let next = parent.firstChild;
  for (const node of nodes) {
    if (node === next) next = next.nextSibling;
    else parent.insertBefore(node, next);
  }
}

function keyOf(child: Child): string {
  if (typeof child === "string") return "text";
  const { tag, key, attributes } = child;
  return `${tag} ${key ?? attributes["data-id"] ?? attributes.class ?? ""}`;
}

function make(child: Child, parent: Element): ChildNode {
  if (typeof child === "string") {
    const text = document.createTextNode(child);
    drawn.set(text, child);
    return text;
  }
  const isSvg = child.tag === "svg" || (parent.namespaceURI === svgNamespace && parent.localName !== "foreignObject");
  const made = document.createElementNS(isSvg ? svgNamespace : htmlNamespace, child.tag);
  setAll(made, undefined, child);
  return made;
}

function update(node: ChildNode, child: Child): void {
  const before = drawn.get(node);
  if (before === child) return;
  if (typeof child === "string") {
    node.nodeValue = child;
    drawn.set(node, child);
  } else if (node instanceof Element && typeof before === "object") setAll(node, before, child);
}

function setAll(node: Element, before: ElementNode | undefined, child: ElementNode): void {
  setAttributes(node, before?.attributes ?? {}, child.attributes);
  if (node instanceof HTMLElement || node instanceof SVGElement)
    setStyle(node.style, before?.style ?? {}, child.style ?? {});
  listen(node, child.on ?? {});
  patch(node, child.children);
  setValue(node, child.attributes);
  drawn.set(node, child);
}

function setAttributes(node: Element, before: Attributes, after: Attributes): void {
  for (const name of Object.keys(before)) if (after[name] === undefined) node.removeAttribute(name);
  for (const [name, value] of Object.entries(after)) {
    if (value === before[name] || value === undefined) continue;
    if (value === false) node.removeAttribute(name);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
}

/** What somebody has typed or ticked is no attribute any more. */
function setValue(node: Element, { value, checked }: Attributes): void {
  if (node instanceof HTMLInputElement && checked !== undefined) node.checked = checked === true;
  const holdsText = node instanceof HTMLInputElement || node instanceof HTMLSelectElement;
  if (holdsText && typeof value === "string" && node.value !== value) node.value = value;
}

function setStyle(
  style: CSSStyleDeclaration,
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): void {
  for (const name of Object.keys(before)) if (after[name] === undefined) style.removeProperty(name);
  for (const [name, value] of Object.entries(after)) if (value !== before[name]) style.setProperty(name, value);
}

/** One listener a type; it finds the handler of the day. */
function listen(node: Element, on: Handlers): void {
  handlers.set(node, on);
  for (const type of Object.keys(on)) {
    const known = listening.get(node) ?? new Set();
    if (known.has(type)) continue;
    known.add(type);
    listening.set(node, known);
    node.addEventListener(type, event => handle(node, event));
  }
}

function handle(node: Element, event: Event): void {
  const found: unknown = Reflect.get(handlers.get(node) ?? {}, event.type);
  if (typeof found === "function") found(event);
}
