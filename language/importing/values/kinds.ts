/** What kind of activity a row is: as its own column says, else as its title begins. What is in doubt is a step, of which most is asked. */
import type { ActivityKind } from "../../plan/plan.js";
import { folded } from "./folding.js";

const words: ReadonlyMap<string, ActivityKind> = new Map<string, ActivityKind>([
  ...[
    "step",
    "task",
    "action",
    "activity",
    "schritt",
    "aufgabe",
    "tache",
    "etape",
    "paso",
    "tarea",
    "tarefa",
    "passo",
    "change",
    "deployment",
    "implementation",
  ].map(word => [word, "step"] as const),
  ...[
    "check",
    "verification",
    "verify",
    "test",
    "validation",
    "prufung",
    "controle",
    "verificacion",
    "verificacao",
    "smoke test",
  ].map(word => [word, "check"] as const),
  ...[
    "notify",
    "notification",
    "communication",
    "comms",
    "announcement",
    "kommunikation",
    "comunicacion",
    "comunicacao",
    "information",
  ].map(word => [word, "notify"] as const),
  ...["gate", "decision", "go no go", "checkpoint", "entscheidung", "decision point"].map(
    word => [word, "gate"] as const,
  ),
  ...["wait", "hold", "warten", "attente", "espera", "soak"].map(word => [word, "wait"] as const),
]);

export function kindInColumn(text: string): ActivityKind | undefined {
  return words.get(folded(text));
}

const beginnings: readonly (readonly [kind: ActivityKind, pattern: RegExp])[] = [
  [
    "gate",
    /^(?:final )?(?:go ?(?:\/|-|or)? ?no ?-?go)\b(?!.*\b(?:meeting invite|email)\b)|^(?:decision|decide|entscheidung|entscheiden|decider|decidir)\b/,
  ],
  [
    "check",
    /^(?:re ?)?(?:verify|validate|check (?!in\b|out\b)|confirm|ensure that|make sure|smoke ?tests?\b|sanity|test that|test the|prufen|uberprufen|verifizieren|verifier|valider|controler|controler|verificar|comprobar|validar|confirmar|checar|conferir|monitor(?:ing)?\b|observe\b|watch\b)/,
  ],
  [
    "notify",
    /^(?:notify|announce|inform|communicate|send (?:an? |the |out )?(?:final |initial |start |end )?(?:e ?mail|mail|notification|notice|communication|announcement|message|comms|all clear)|tell|informieren|benachrichtigen|ankundigen|informer|annoncer|prevenir|informar|notificar|avisar|comunicar|anunciar)\b/,
  ],
  ["wait", /^(?:wait|warten|attendre|esperar|aguardar|soak)\b/],
];

/** Words that change something: a title with one of them is a step, whatever it begins with. */
const changing =
  /\b(?:and|then|und|dann|et|puis|y|e|&) (?:\w+ )?(?:deploy|restart|start|stop|switch|run|execute|enable|disable|update|upgrade|apply|remove|delete|fix|create|restore|move|migrate|install|configure|set|close|open|shut ?down|merge|push|publish|starten|stoppen|installieren)\b/;

export function kindFromTitle(title: string): ActivityKind {
  const plain = ` ${folded(title.replace(/^[\d.)\s-]+/, ""))}`.trim();
  if (changing.test(plain)) return "step";
  return beginnings.find(([, pattern]) => pattern.test(plain))?.[0] ?? "step";
}
