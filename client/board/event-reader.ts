/** Server-sent events out of pieces of text, as they come. No browser in here. */

export interface ServerEvent {
  readonly event: string;
  readonly data: string;
}

/** Takes the next piece; gives the events that are complete with it. Comments are none. */
export function createEventReader(): (piece: string) => readonly ServerEvent[] {
  let rest = "";
  let event = "";
  let data: string[] = [];
  return piece => {
    const lines = (rest + piece).split(/\r\n|\n|\r(?!$)/);
    rest = lines.pop() ?? "";
    const complete: ServerEvent[] = [];
    for (const line of lines) {
      if (line === "") {
        if (data.length > 0) complete.push({ event: event || "message", data: data.join("\n") });
        event = "";
        data = [];
        continue;
      }
      const colon = line.indexOf(":");
      const field = colon < 0 ? line : line.slice(0, colon);
      const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
      if (field === "event") event = value;
      else if (field === "data") data.push(value);
    }
    return complete;
  };
}
