import { createTwoFilesPatch, FILE_HEADERS_ONLY } from "diff";

/** What changes a text into another, as `git apply` and `patch -p1` take it. */
export function patchOf(name: string, before: string, after: string): string {
  const options = { context: 3, headerOptions: FILE_HEADERS_ONLY };
  return createTwoFilesPatch(`a/${name}`, `b/${name}`, before, after, undefined, undefined, options);
}
