/** The page the view runs in: one style sheet and one script, and a policy that lets nothing else run or be loaded. */
export interface PageParts {
  /** Addresses of the two files. */
  readonly style: string;
  readonly script: string;
  /** Where style sheets may come from, as the policy names it. */
  readonly styleSource: string;
  /** Random, for this page alone. */
  readonly nonce: string;
  readonly title: string;
  /** The language of the labels. */
  readonly language: string;
  /** The panel's own labels: from English to that language. What is missing stays English. */
  readonly labels: Readonly<Record<string, string>>;
}

export function htmlOf({ style, script, styleSource, nonce, title, language, labels }: PageParts): string {
  // A picture the view itself made is turned into a PNG by way of a blob.
  const policy = `default-src 'none'; style-src ${styleSource}; script-src 'nonce-${nonce}'; img-src blob:`;
  return `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${style}">
<title>${title}</title>
</head>
<body>
<script type="application/json" id="labels">${JSON.stringify(labels).replaceAll("<", "\\u003c")}</script>
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>`;
}
