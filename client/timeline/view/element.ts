/**
 * Elements as plain values, to be laid over the document by patch.ts; the picture's own drawings (language/exports/timeline/tree.ts)
 * are such values, too. Text is only ever text: a title with markup in it stays a title.
 */
export interface ElementNode {
  readonly tag: string;
  /** Tells it from its siblings, whatever their order. */
  readonly key?: string;
  /** `false` and undefined: not there. `true`: there, without a value. */
  readonly attributes: Readonly<Record<string, string | number | boolean | undefined>>;
  /** CSS properties; the page's policy allows no style attributes. */
  readonly style?: Readonly<Record<string, string>>;
  readonly on?: Handlers;
  readonly children: readonly Child[];
}

export type Child = ElementNode | string;

export type Handlers = { readonly [Type in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[Type]) => void };

export interface Properties {
  readonly key?: string;
  readonly style?: Readonly<Record<string, string>>;
  readonly on?: Handlers;
  readonly attributes?: ElementNode["attributes"];
  /** Those that are there. */
  readonly classes?: readonly (string | false | undefined)[];
}

export function element(
  tag: string,
  { classes, attributes = {}, ...rest }: Properties = {},
  children: readonly (Child | undefined | false)[] = [],
): ElementNode {
  const named = classes?.filter(each => typeof each === "string").join(" ");
  return {
    tag,
    ...rest,
    attributes: named ? { ...attributes, class: named } : attributes,
    children: children.filter(child => child !== undefined && child !== false),
  };
}
