/** A file as it was, with all that it imports: read from git. */
import { dirname } from "node:path";
import { type Analysis, createAnalyser } from "../../language/index.js";
import { sentence } from "../../language/wording/capital.js";
import { branchPoint, realPathOr, repositoryOf } from "./git.js";
import { readTree } from "./tree.js";
import { pathOf } from "./uris.js";
import { rootOf } from "./workspace.js";

/** At the commit at which the work on the working tree left a reference. A text: why it cannot be had. */
export function earlier(uri: string, ref: string): Analysis | string {
  const path = pathOf(uri);
  if (path === undefined) return "It is not saved as a file, so git has no earlier version of it.";
  const real = realPathOr(path);
  const repository = repositoryOf(dirname(real), "earlier versions are read from it");
  if (repository.kind === "refused") return sentence(repository.reason);
  const from = branchPoint(ref, repository);
  if (from.kind === "refused") return sentence(from.reason);
  const read = readTree(repository.root, from.commit, rootOf);
  if (read.kind === "refused") return sentence(read.reason);
  const file = read.tree.open(real);
  if (file.kind === "unreadable") return sentence(file.why);
  if (file.kind !== "file") return `There was no such file at \`${ref}\`.`;
  return createAnalyser(read.tree.importer)(file.file);
}
