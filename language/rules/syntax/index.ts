import type { Rule } from "../rule.js";
import { duplicate } from "./duplicate.js";
import { empty } from "./empty.js";
import { imports } from "./import.js";
import { kind } from "./kind.js";
import { parse } from "./parse.js";
import { reference } from "./reference.js";
import { token } from "./token.js";

/** Rules about the text itself, as the rules' table lists them. */
export const syntaxRules: readonly Rule[] = [token, parse, empty, reference, kind, duplicate, imports];
