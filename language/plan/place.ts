/** Where something is written. Lines and characters count from 0, characters in UTF-16 units, as in the language-server protocol. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Of a text that is being edited it may be worked out when somebody asks, and is then right for the text as it stands: do not copy it. */
export interface Place {
  /** The file, as a URI. */
  readonly uri: string;
  readonly range: Range;
}

/** Order by file, line, character. */
export function comparePlaces(a: Place, b: Place): number {
  if (a.uri !== b.uri) return a.uri < b.uri ? -1 : 1;
  return comparePositions(a.range.start, b.range.start) || comparePositions(a.range.end, b.range.end);
}

export function comparePositions(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}

/** Where something begins, as a number: within one file no two places that begin apart have the same. */
export function placeKey({ range: { start } }: Place): number {
  return start.line * 2 ** 26 + start.character;
}

/** Whether `inner` lies in `outer` (equal counts). */
export function contains(outer: Place, inner: Place): boolean {
  return outer.uri === inner.uri && covers(outer.range, inner.range);
}

/** Whether a range holds another of the same file. */
export function covers(outer: Range, inner: Range): boolean {
  return comparePositions(outer.start, inner.start) <= 0 && comparePositions(inner.end, outer.end) <= 0;
}

/** A place that is worked out when somebody asks. A class, as an object literal with a getter is large and slow to make. */
export class LaterPlace implements Place {
  readonly #rangeNow: () => Range;

  constructor(
    readonly uri: string,
    rangeNow: () => Range,
  ) {
    this.#rangeNow = rangeNow;
  }

  get range(): Range {
    return this.#rangeNow();
  }

  toJSON(): Place {
    return { uri: this.uri, range: this.range };
  }
}

/** The empty place right before `place`: where a statement in front of it would be inserted. */
export function startOf(place: Place): Place {
  return new LaterPlace(place.uri, () => {
    const { start } = place.range;
    return { start, end: start };
  });
}

/** The empty place right after `place`. */
export function endOf(place: Place): Place {
  return new LaterPlace(place.uri, () => {
    const { end } = place.range;
    return { start: end, end };
  });
}
