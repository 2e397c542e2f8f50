/** Where a picture comes from, so that paper and text can be compared: `sha256sum` says the same of each file. */
export interface PictureSource {
  readonly name: string;
  /** Of the text, in hexadecimal. */
  readonly sha256: string;
}

const shownDigits = 16;
const shownFiles = 3;

/** "payments.runbook sha256 0123456789abcdef; people.runbook sha256 …"; of many files the first and how many more. */
export function sourceText(sources: readonly PictureSource[], zone: string): string {
  const shown = sources.slice(0, sources.length > shownFiles ? 1 : shownFiles);
  const names = shown.map(({ name, sha256 }) => `${name} sha256 ${sha256.slice(0, shownDigits)}`);
  const more = sources.length - shown.length;
  return [...names, ...(more > 0 ? [`and ${more} imported files`] : []), zone].join(" \u00b7 ");
}
