/** Completion: Langium finds what the grammar lets follow; what is offered of it is what the checker would not object to. */
import {
  type AstNode,
  type AstNodeDescription,
  AstUtils,
  GrammarAST,
  type LangiumDocument,
  type Lexer,
  type MaybePromise,
  type ReferenceInfo,
  type Stream,
} from "langium";
import {
  type CompletionAcceptor,
  type CompletionContext,
  type CompletionProviderOptions,
  type CompletionValueItem,
  DefaultCompletionProvider,
  type NextFeature,
} from "langium/lsp";
import { CompletionItemKind, type CompletionList, type CompletionParams } from "vscode-languageserver-protocol";
import { isActivity } from "../../../language/generated/ast.js";
import type { RunbookServices } from "../module.js";
import { keywordAt } from "./statements.js";
import { type Surroundings, surroundingsAt } from "./surroundings.js";
import { asWritten } from "./unfinished.js";
import { type Proposal, pathProposals, ruleProposals, zoneProposals } from "./values.js";

export class RunbookCompletion extends DefaultCompletionProvider {
  override readonly completionOptions: CompletionProviderOptions = { triggerCharacters: ['"', "/"] };

  protected override readonly lexer: Lexer;
  private readonly services: RunbookServices;
  private readonly surroundings = new WeakMap<CompletionContext, Surroundings>();

  constructor(services: RunbookServices) {
    super(services);
    this.services = services;
    this.lexer = asWritten(services.parser.Lexer);
  }

  override async getCompletion(
    document: LangiumDocument,
    params: CompletionParams,
  ): Promise<CompletionList | undefined> {
    const offset = document.textDocument.offsetAt(params.position);
    if (this.isInText(document, offset)) return undefined;
    return super.getCompletion(document, params);
  }

  protected override completionFor(
    context: CompletionContext,
    next: NextFeature,
    accept: CompletionAcceptor,
  ): MaybePromise<void> {
    if (GrammarAST.isKeyword(next.feature)) return this.completionForKeyword(context, next.feature, accept);
    if (GrammarAST.isCrossReference(next.feature)) return super.completionFor(context, next, accept);
    for (const proposal of this.proposals(context, next.feature)) {
      accept(context, this.itemOf(context, proposal));
    }
  }

  protected override completionForKeyword(
    context: CompletionContext,
    keyword: GrammarAST.Keyword,
    accept: CompletionAcceptor,
  ): void {
    const known = keywordAt(keyword, this.around(context));
    if (known) {
      accept(context, {
        label: keyword.value,
        kind: CompletionItemKind.Keyword,
        detail: known.meaning,
        sortText: "1",
      });
    }
  }

  protected override getReferenceCandidates(
    info: ReferenceInfo,
    context: CompletionContext,
  ): Stream<AstNodeDescription> {
    const candidates = super.getReferenceCandidates(info, context);
    switch (info.container.$type) {
      case "Undoes":
        return candidates.filter(
          ({ node }) => isActivity(node) && node.kind === "step" && !holds(node, info.container),
        );
      case "RollbackUsing":
        return candidates.filter(({ node }) => node?.$container?.$type === "Runbook");
      case "Predecessor":
      case "After":
        return candidates.filter(
          ({ node, type }) => (type === "Activity" || type === "Phase") && !holds(node, info.container),
        );
      default:
        return candidates;
    }
  }

  protected override createReferenceCompletionItem(nodeDescription: AstNodeDescription): CompletionValueItem {
    const { node } = nodeDescription;
    const title = node && "title" in node && typeof node.title === "string" ? node.title : "";
    return {
      nodeDescription,
      kind: this.nodeKindProvider.getCompletionItemKind(nodeDescription),
      detail: title,
      sortText: "0",
    };
  }

  private proposals(context: CompletionContext, feature: GrammarAST.AbstractElement): readonly Proposal[] {
    if (!GrammarAST.isRuleCall(feature)) return [];
    const wanted = AstUtils.getContainerOfType(feature, GrammarAST.isAssignment)?.feature;
    const terminal = feature.rule.$refText;
    const { document, textDocument, tokenOffset, offset } = context;
    if (wanted === "path") return pathProposals(document, this.services.shared.workspace.LangiumDocuments.all);
    // A zone may be any of three kinds of word: one of them stands for all.
    if (terminal !== "SLASHED") return [];
    if (wanted === "rule") return ruleProposals();
    if (wanted !== "zone") return [];
    const optional = AstUtils.getContainerOfType(feature, GrammarAST.isParserRule)?.name === "Moment";
    if (optional && !takesZone(this.around(context))) return [];
    const begun = textDocument.getText().slice(tokenOffset, offset).trim();
    return zoneProposals(this.services.shared.analysis.Analyses.analyse(document), begun, optional);
  }

  private itemOf(
    { textDocument, tokenOffset, tokenEndOffset, offset }: CompletionContext,
    proposal: Proposal,
  ): CompletionValueItem {
    const { text, detail, documentation, rank } = proposal;
    const range = {
      start: textDocument.positionAt(tokenOffset),
      end: textDocument.positionAt(Math.max(tokenEndOffset, offset)),
    };
    return {
      label: text,
      kind: CompletionItemKind.Value,
      detail,
      sortText: `0${rank}`,
      textEdit: { range, newText: text },
      ...(documentation === undefined ? {} : { documentation }),
    };
  }

  private around(context: CompletionContext): Surroundings {
    const known = this.surroundings.get(context);
    if (known) return known;
    const { tokens } = this.lexer.tokenize(context.textDocument.getText());
    const found = surroundingsAt(context.document, tokens, context.tokenOffset);
    this.surroundings.set(context, found);
    return found;
  }

  /** Nothing is offered in comments and in texts, but for the path of an import. */
  private isInText(document: LangiumDocument, offset: number): boolean {
    const { tokens, hidden } = this.lexer.tokenize(document.textDocument.getText());
    const comment = hidden.some(
      ({ tokenType, startOffset, image }) =>
        tokenType.name === "COMMENT" && startOffset < offset && offset <= startOffset + image.length,
    );
    if (comment) return true;
    return tokens.some(({ tokenType, startOffset, image }, index) => {
      if (tokenType.name !== "STRING" && tokenType.name !== "FENCE") return false;
      const end = startOffset + image.length;
      const inside = startOffset < offset && (offset < end || (offset === end && isOpen(image)));
      return inside && tokens[index - 1]?.image !== "import";
    });
  }
}

/** A text that is still being written reaches to the end of its line. */
function isOpen(image: string): boolean {
  const quote = image.startsWith("```") ? "```" : '"';
  return image.length < 2 * quote.length || !image.endsWith(quote);
}

/** Only clock times and dates are read in a zone. */
function takesZone({ before }: Surroundings): boolean {
  return before?.tokenType.name === "CLOCK" || before?.tokenType.name === "DATE";
}

function holds(outer: AstNode | undefined, inner: AstNode): boolean {
  for (let node: AstNode | undefined = inner; node; node = node.$container) if (node === outer) return true;
  return false;
}
