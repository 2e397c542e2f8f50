/** How the extension's own words come into the editor's language; what the server says is English. */

/** `l10n.t` of VS Code, for what knows no editor: `{0}` stands for the first value. */
export type Translate = (message: string, ...values: (string | number)[]) => string;
