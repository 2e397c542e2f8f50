/** What `--help` says. */

export const generalHelp = `gonogo: checks release runbooks before the release does

Usage: gonogo COMMAND …

Commands:
  check PATH…      finds what is wrong with runbooks and says GO or NO-GO
  schedule FILE    says when everything happens
  export FILE      writes a runbook as a document
  explain CODE     says what a rule finds, why, and how it is fixed
  rules            lists the rules

Options:
  -h, --help       this help; \`gonogo COMMAND --help\` for a command's own
  --version        the versions of gonogo and of its time zone data

Examples:
  gonogo check .
  gonogo check releases/payments.runbook --format json
  gonogo schedule releases/payments.runbook --zone Asia/Kolkata
  gonogo export releases/payments.runbook --to markdown > payments.md
  gonogo explain rollback/missing

Exit codes:
  0  done, and nothing is at error level
  1  done, and there are errors
  2  it could not be done as asked: an unknown option, no such file, nothing to check
  3  gonogo itself failed
`;

export const commandHelp = {
  check: `gonogo check: finds what is wrong with runbooks and says GO or NO-GO

Usage: gonogo check PATH… [--fix | --fix-dry-run] [--format human|json] [--stdin-filename FILE]

A PATH is a file, a folder or \`-\` for standard input. Of a folder all *.runbook files are checked, at any depth, except what
is in node_modules or named by .gitignore files; links to folders are followed, each folder once. A file is checked once,
however often it is named.

Options:
  --fix                    applies every fix that is safe (the finding is gone, and no new error is there), then reports
                           what is left; with \`-\` the fixed text goes to standard output, the report to standard error
  --fix-dry-run            changes nothing: the patch that --fix would make goes to standard output, the report on what
                           would be left to standard error
  --format human           the findings with their source lines, a summary and the verdict (the default)
  --format json            one JSON document; lines and columns count from 1, columns in UTF-16 units
  --stdin-filename FILE    what the text from standard input is called; its imports are relative to that file
  -h, --help               this help

The report goes to standard output, everything else to standard error. Colours are shown on a terminal; NO_COLOR and
FORCE_COLOR are heeded.

Examples:
  gonogo check .
  gonogo check people.runbook releases
  gonogo check releases --format json > findings.json
  git show HEAD:payments.runbook | gonogo check - --stdin-filename payments.runbook
  gonogo check . --fix-dry-run
  gonogo check releases --fix

Exit codes:
  0  GO: nothing is at error level
  1  NO-GO: there are errors; with a --fix option: errors that no safe fix mends
  2  it could not be done as asked: an unknown option, no such path, a file that cannot be read or fixed, nothing to check
  3  gonogo itself failed
`,
  schedule: `gonogo schedule: says when everything in a runbook happens

Usage: gonogo schedule FILE [--format table|json] [--zone ZONE]

FILE is a runbook, or \`-\` for standard input.

Options:
  --format table    a table, by start (the default)
  --format json     one JSON document: times in ISO 8601 with the zone's offset, durations in seconds
  --zone ZONE       shows times in this IANA zone, such as Asia/Kolkata, instead of the runbook's own
  -h, --help        this help

A runbook without a window and a go-live is shown in times from T.

Examples:
  gonogo schedule payments.runbook
  gonogo schedule payments.runbook --zone Europe/London
  gonogo schedule payments.runbook --format json > schedule.json

Exit codes:
  0  the schedule is made, and the runbook has no errors
  1  the schedule is made as far as it can be, and the runbook has errors: see \`gonogo check\`
  2  it could not be done as asked: no such file, no runbook in it, no such zone
  3  gonogo itself failed
`,
  export: `gonogo export: writes a runbook as a document

Usage: gonogo export FILE --to markdown [--output FILE] [--zone ZONE]

FILE is a runbook, or \`-\` for standard input.

Options:
  --to markdown      GitHub-flavoured markdown with check boxes, the schedule in everybody's time, and the rollback plan
  --output FILE      writes to this file instead of standard output
  --zone ZONE        shows times in this IANA zone, such as Asia/Kolkata, instead of the runbook's own
  -h, --help         this help

Examples:
  gonogo export payments.runbook --to markdown
  gonogo export payments.runbook --to markdown --output payments.md

Exit codes:
  0  the document is made, and the runbook has no errors
  1  the document is made, and the runbook has errors: they are in the document
  2  it could not be done as asked: no such file, no runbook in it, a file that cannot be written
  3  gonogo itself failed
`,
  explain: `gonogo explain: says what a rule finds, why, and how it is fixed

Usage: gonogo explain CODE

CODE is what stands behind a finding's severity, such as time/missing-zone. \`gonogo rules\` lists them all.

Options:
  -h, --help    this help

Examples:
  gonogo explain time/missing-zone
  gonogo explain knowledge/single-point

Exit codes:
  0  the rule is explained
  2  it could not be done as asked: there is no such rule
  3  gonogo itself failed
`,
  rules: `gonogo rules: lists the rules

Usage: gonogo rules [--format table|json]

Options:
  --format table    code, severity and what it reports (the default)
  --format json     one JSON document, with every rule's severity on high, medium and low risk
  -h, --help        this help

Examples:
  gonogo rules
  gonogo rules --format json > rules.json

Exit codes:
  0  the rules are listed
  2  it could not be done as asked: an unknown option or format
  3  gonogo itself failed
`,
} as const;

export type CommandName = keyof typeof commandHelp;
