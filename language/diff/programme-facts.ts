/** What a programme's own file says: of the night, and of whom and what it declares or imports. The order of its runbooks means nothing. */
import { named } from "../exports/book/words.js";
import type { Plan, Programme } from "../plan/plan.js";
import { declarationsOf } from "./declarations.js";
import { fact, sentences, unordered } from "./fact.js";
import { accepted, windowFact } from "./runbook-facts.js";
import type { Naming } from "./side.js";
import type { Thing } from "./thing.js";

export function programmeThings(plan: Plan): readonly Thing<Naming>[] {
  return [...(plan.programme ? [programmeThing(plan.programme)] : []), ...declarationsOf(plan)];
}

function programmeThing({ name, title, zone, window, links, notes, accepts }: Programme): Thing<Naming> {
  return {
    kind: "programme",
    word: "programme",
    name,
    title,
    within: "",
    isPart: false,
    facts: side => [
      ...fact("name", named(name)),
      ...fact("title", title),
      ...windowFact(window),
      ...fact("zone", zone),
      ...unordered(
        "accepts",
        accepts.map(each => accepted(each, side)),
        "; ",
      ),
      ...sentences("links", links),
      ...sentences("notes", notes),
    ],
  };
}
