/** All documents; where they come or go, what is imported changes. */
import { DefaultLangiumDocuments, type LangiumDocument, type URI } from "langium";
import type { RunbookSharedServices } from "./module.js";

export class RunbookDocuments extends DefaultLangiumDocuments {
  private readonly shared: RunbookSharedServices;

  constructor(shared: RunbookSharedServices) {
    super(shared);
    this.shared = shared;
  }

  override addDocument(document: LangiumDocument): void {
    super.addDocument(document);
    this.shared.analysis.Analyses.changed();
  }

  override deleteDocument(uri: URI): LangiumDocument | undefined {
    const deleted = super.deleteDocument(uri);
    this.shared.analysis.Analyses.changed();
    return deleted;
  }

  override deleteDocuments(folder: URI): LangiumDocument[] {
    const deleted = super.deleteDocuments(folder);
    this.shared.analysis.Analyses.changed();
    return deleted;
  }
}
