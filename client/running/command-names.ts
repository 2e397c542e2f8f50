import type { RunAct } from "../../server/protocol.js";

/** Those of the palette; with `gonogo.run.` before them. */
export const runCommands = ["open", "hold", "resume", "handOver", "rollBack", "note", "close"] as const;

/** What is written: by a command, or by a click on a lens. */
export type WritingCommand = (typeof runCommands)[number] | RunAct;
