/** How large a runbook may be. */

/** Beyond this a file is no runbook but a mistake: a database dump, a log. */
export const mostBytes = 20_000_000;

export const tooLarge = `it is larger than ${mostBytes / 1_000_000} MB, the limit for a runbook: split it, or move data out of it`;
