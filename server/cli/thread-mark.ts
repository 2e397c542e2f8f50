/** The argument that makes of the program a thread of a check: no shell can write one with a NUL in it. */
export const threadMark = "\0thread";
