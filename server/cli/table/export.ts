import { exportChoices } from "../../exporting/formats.js";
import { pictureOptions } from "./pictures.js";
import {
  type Command,
  fallbackOption,
  oneRunbook,
  readsAbout,
  requireZoneDataOption,
  rootOption,
  withOption,
  zoneOption,
} from "./table.js";

export const exporting = {
  name: "export",
  does: "writes a runbook as a document or its timeline as a picture",
  operands: [oneRunbook],
  options: [
    {
      name: "to",
      value: {
        kind: "choice",
        name: "FORMAT",
        choices: exportChoices,
      },
      says: "the kind of document (required)",
    },
    {
      name: "output",
      value: { kind: "file", name: "FILE" },
      says: "writes to this file; `-` is standard output, the default. With `--for everyone` a folder; `FOLDER/` takes markdown, with a file a phase where one would be too long for GitHub, and SVG and PNG in sheets",
    },
    {
      name: "for",
      value: { kind: "text", name: "PERSON" },
      says: "makes the HTML or the calendar for one person, named as in the runbook: what they do, on their own clock; `everyone` makes one for each",
    },
    {
      name: "brief",
      says: "makes the markdown one page for those who do not take part: verdict, when, who decides and until when, risks, phases, accepted risks",
    },
    {
      name: "check",
      says: "writes nothing: says whether what `--output` names is what would be written now, for CI; without `--to`, FILE is a folder, of which each document is looked at",
    },
    zoneOption,
    fallbackOption,
    rootOption,
    requireZoneDataOption,
    {
      name: "second-zone",
      value: { kind: "zone", name: "ZONE" },
      says: "gives the timeline a second axis, and the markdown's schedule a second column, in this IANA zone",
    },
    ...pictureOptions,
    {
      name: "undo-from",
      value: { kind: "text", name: "ACTIVITY" },
      says: "shows in the timeline how long a rollback from the end of this activity takes, and when it ends",
    },
    withOption,
    {
      name: "against",
      value: { kind: "ref", name: "REF|FILE" },
      says: "shows in the timeline where bars were in another version: at a git reference, as with `gonogo diff`, or in a file",
    },
    {
      name: "picture",
      value: { kind: "file", name: "FILE" },
      says: "adds the timeline to the markdown: writes it to this file (.svg or .png) and links it",
    },
  ],
  about: [
    "FILE is a runbook, or `-` for standard input. Of a programme, markdown and pictures show all of its runbooks; the other formats are of a single one.",
    readsAbout,
    "The foot of a picture shows its source files with their SHA-256, and the time zone. HTML prints on A4 and letter, landscape, with legend, source and zone on every page; it loads nothing and runs no script.",
    "Large plans: a PNG holds 50 million pixels, 32,000 on a side (some 700 activities), a page of HTML 10,000 activities and a picture of 3,000; GitHub shows 500 KB of markdown (some 400 activities), and draws 50,000 characters of Mermaid (some 600). What would be larger is refused, or made with a word on what to do.",
  ],
  examples: [
    { line: "gonogo export payments.runbook --to markdown" },
    { line: "gonogo export payments.runbook --to markdown --picture payments.svg --output payments.md" },
    { line: "gonogo export payments.runbook --to svg --rows owner --second-zone Asia/Kolkata > payments.svg" },
    { line: "gonogo export payments.runbook --to png --theme dark --output payments.png" },
    { line: "gonogo export payments.runbook --to png --output timeline/" },
    { line: "gonogo export payments.runbook --to html --undo-from upgrade --output payments.html" },
    { line: "gonogo export payments.runbook --to svg --against origin/main > moved.svg" },
    { line: "gonogo export payments.runbook --to html --for everyone --output sheets" },
    { line: "gonogo export payments.runbook --to markdown --output payments.md --check" },
    { line: "gonogo export --check docs" },
    { line: "gonogo export payments.runbook --to ics --for priya --output priya.ics" },
    { line: "gonogo export payments.runbook --to svg --with corrupt --output corrupt.svg" },
  ],
  exits: {
    0: "the document is made, and the runbook has no errors; with --check: it is as it would be made, or none in the folder is an export",
    1: "the document is made, but the runbook has errors: they are in the document; with --check: one is out of date or missing",
    2: "the command could not run: no such file, no runbook in it, a plan that is too large for the format, a file that cannot be written",
  },
} as const satisfies Command;
