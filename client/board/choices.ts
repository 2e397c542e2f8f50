/** What a reader has chosen, kept in their browser. */
export interface Choices {
  /** IANA name; undefined: the machine's own. */
  readonly zone: string | undefined;
  readonly tab: Tab;
  readonly mine: boolean;
  readonly open: boolean;
}

export const tabs = ["timeline", "steps", "log"] as const;
export type Tab = (typeof tabs)[number];

const key = "gonogo-board";

export function readChoices(): Choices {
  const kept = keptRecord();
  return {
    zone: typeof kept.zone === "string" ? kept.zone : undefined,
    tab: tabs.find(each => each === kept.tab) ?? "timeline",
    mine: kept.mine === true,
    open: kept.open === true,
  };
}

function keptRecord(): Readonly<Record<string, unknown>> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? "{}");
    return typeof kept === "object" && kept !== null ? { ...kept } : {};
  } catch {
    return {};
  }
}

/** Where nothing may be kept, it lasts as long as the page. */
export function keepChoices(choices: Choices): void {
  try {
    localStorage.setItem(key, JSON.stringify(choices));
  } catch {
    // A private window, or no room.
  }
}
