/** One place of the tour through the editor: a text with a `|` where the cursor is, and what is offered there. */
export interface Stop {
  readonly text: string;
  /** The character that asks by itself; undefined where somebody asks. */
  readonly trigger?: string;
  /** What comes first; undefined where nothing has to. */
  readonly first?: string;
  /** Labels, with spaces between. */
  readonly offered?: string;
  /** Nothing but `offered` is offered, snippets aside. */
  readonly exactly?: true;
  /** Labels of snippets, with ` | ` between. */
  readonly snippets?: string;
  /** What is written by whoever takes the first item. */
  readonly writes?: string;
  /** What else that writes, at the beginning of the file or elsewhere. */
  readonly also?: string;
  /** What must not be offered, with spaces between. */
  readonly never?: string;
  /** The editor asks again at the next key. */
  readonly isIncomplete?: boolean;
}
