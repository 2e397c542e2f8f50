/** SARIF 2.1.0, as code scanning takes it. */
import { isAbsolute } from "node:path";
import type { ReportedAcceptance, ReportedFinding, ReportedRange } from "../../../language/exports/check-document.js";
import { rules, type Severity } from "../../../language/index.js";
import { fingerprinted } from "./fingerprints.js";
import { jsonReport } from "./json.js";
import type { CheckReport } from "./report.js";
import { ruleDescriptor } from "./sarif-rules.js";
import { uriReference } from "./uri-reference.js";

const levels: Readonly<Record<Severity | "off", string>> = {
  error: "error",
  warning: "warning",
  info: "note",
  off: "none",
};

/** Accepted risks are results that are suppressed. Rules are those that have results, or a severity that was asked for. */
export function sarifReport({ tool, document, ending, severities, countedName }: CheckReport): string {
  const { findings, accepted } = document;
  const codes = new Set([...findings, ...accepted].map(({ code }) => code));
  const described = rules.filter(({ code }) => codes.has(code) || severities.has(code));
  const indexOf = new Map(described.map(({ code }, index) => [code, index]));
  const placing = placingIn(countedName);
  const results = [
    ...fingerprinted(findings).map(each => ({ ...each, suppressions: [] })),
    ...fingerprinted(accepted).map(each => ({ ...each, suppressions: [suppression(each.finding)] })),
  ];
  return jsonReport({
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: tool.name,
            version: tool.version,
            semanticVersion: tool.version,
            informationUri: "https://github.com/gonogo/gonogo",
            rules: described.map(ruleDescriptor),
          },
        },
        invocations: [
          {
            executionSuccessful: true,
            exitCode: ending.code,
            ruleConfigurationOverrides: described.flatMap(({ code }, index) => {
              const asked = severities.get(code);
              if (asked === undefined) return [];
              const configuration = { enabled: asked !== "off", level: levels[asked] };
              return [{ descriptor: { id: code, index }, configuration }];
            }),
          },
        ],
        // Without an address: a report says nothing of the machine, and is the same wherever it is made.
        originalUriBaseIds: { [sourceRoot]: { description: { text: "The root of the repository." } } },
        columnKind: "utf16CodeUnits",
        newlineSequences: ["\r\n", "\n", "\r"],
        properties: { verdict: ending.verdict, zoneData: tool.zoneData },
        results: results.map(({ finding, hash, number, suppressions }) => ({
          ruleId: finding.code,
          ruleIndex: indexOf.get(finding.code),
          level: levels[finding.severity],
          message: { text: messageText(finding.message) },
          locations: [locationOf(finding, placing)],
          ...relatedOf(finding, placing),
          partialFingerprints: {
            "gonogo/v1": `${hash}:${number}`,
            // The one GitHub goes by.
            primaryLocationLineHash: `${hash}:${number}`,
          },
          ...fixesOf(finding, placing),
          suppressions,
        })),
      },
    ],
  });
}

/** What looks like `[words](1)` is a link in SARIF. */
function messageText(text: string): string {
  const [last = "", ...linked] = text.split("](").reverse();
  const escaped = linked.map(part => {
    const words = part.lastIndexOf("]") + 1;
    return part.slice(0, words) + part.slice(words).replaceAll("[", "\\[");
  });
  return [...escaped.reverse(), last].join("](");
}

function suppression({ acceptance: { because, by, until } }: ReportedAcceptance) {
  const who = by === "" ? "" : ` (by ${by}${until === null ? "" : `, until ${until}`})`;
  return { kind: "inSource", status: "accepted", justification: `${because}${who}` };
}

function locationOf({ file, range, subject, concerns }: ReportedFinding, placing: Placing) {
  const physicalLocation = physical(placing(file), range);
  const names = [...new Set([subject, ...concerns])].filter(name => name !== "");
  if (names.length === 0) return { physicalLocation };
  const logicalLocations = names.map(each => ({
    name: each.slice(each.lastIndexOf("/") + 1),
    fullyQualifiedName: each,
  }));
  return { physicalLocation, logicalLocations };
}

function relatedOf({ related }: ReportedFinding, placing: Placing) {
  if (related.length === 0) return {};
  const relatedLocations = related.map(({ message, file, range }, index) => ({
    id: index + 1,
    physicalLocation: physical(placing(file), range),
    message: { text: messageText(message) },
  }));
  return { relatedLocations };
}

/** What is complete; a scaffold has placeholders that only a person can fill. */
function fixesOf({ fixes }: ReportedFinding, placing: Placing) {
  const whole = fixes.filter(({ kind, edits }) => kind !== "scaffold" && edits.length > 0);
  if (whole.length === 0) return {};
  return {
    fixes: whole.map(({ title, edits }) => ({
      description: { text: messageText(title) },
      artifactChanges: [...new Set(edits.map(({ file }) => file))].map(file => ({
        artifactLocation: placing(file),
        replacements: edits
          .filter(edit => edit.file === file)
          .map(({ range, newText }) => ({ deletedRegion: regionOf(range), insertedContent: { text: newText } })),
      })),
    })),
  };
}

/** What GitHub calls it, too. */
const sourceRoot = "%SRCROOT%";

interface ArtifactLocation {
  readonly uri: string;
  readonly uriBaseId?: typeof sourceRoot;
}

/** Where a file lies, by its name. */
type Placing = (file: string) => ArtifactLocation;

function placingIn(countedName: CheckReport["countedName"]): Placing {
  return file => {
    const name = countedName(file);
    const isInside = !isAbsolute(name) && !name.startsWith("../");
    return { uri: uriReference(name), ...(isInside ? { uriBaseId: sourceRoot } : {}) };
  };
}

function physical(artifactLocation: ArtifactLocation, range: ReportedRange) {
  return { artifactLocation, region: regionOf(range) };
}

function regionOf({ start, end }: ReportedRange) {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column };
}
