/** How large a file may be that is read. */

/** Beyond this a file is no plan but a mistake: a database dump, a log. */
export const mostBytes = 20_000_000;

export const tooLarge = `it is larger than ${mostBytes / 1_000_000} MB, the most that is read: split it, or move data out of it`;
