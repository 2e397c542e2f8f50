/** All safe fixes of one rule in a file, and all there are; the latter also on save. */
import { CodeActionKind } from "vscode-languageserver-protocol";
import { fixAll, isFixable } from "../../../language/fixing/fix-all.js";
import { type Analysis, createAnalyser, type Importer, parse, type RuleCode } from "../../../language/index.js";
import { type ActionRequest, type Change, fixAllKind, type Offer } from "./offer.js";

/** @param importer what the file's imports lead to */
export function fixAllOffers({ analysis, findings }: ActionRequest, importer: Importer): readonly Offer[] {
  const fixable = analysis.findings.filter(isFixable);
  const change = (only?: RuleCode) => (): Change => ({
    edits: fixAll(analysis, withText(analysis, importer), only).edits,
  });
  const ofRules = [...new Set(findings.map(({ code }) => code))].flatMap((code): Offer[] => {
    const { length } = fixable.filter(each => each.code === code);
    if (length < 2) return [];
    const fixedFindings = findings.filter(each => each.code === code);
    return [
      {
        title: `Fix all ${length} of ${code} in this file`,
        kind: CodeActionKind.QuickFix,
        fixedFindings,
        change: change(code),
      },
    ];
  });
  if (fixable.length === 0) return ofRules;
  return [...ofRules, { title: "Apply all safe fixes", kind: fixAllKind, change: change() }];
}

/** The analysis of a file as if it had another text; who imports it back sees that text too. */
function withText({ file: { uri } }: Analysis, importer: Importer): (text: string) => Analysis {
  return text => {
    const file = parse(uri, text);
    const analyse = createAnalyser((from, path) => {
      const imported = importer(from, path);
      return imported.kind === "file" && imported.file.uri === uri ? { kind: "file", file } : imported;
    });
    return analyse(file);
  };
}
