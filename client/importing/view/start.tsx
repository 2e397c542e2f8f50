/** The view as a whole: draws what the panel says, and says what is chosen. */
import { render } from "preact";
import { adoptTheme } from "../../timeline/view/theme.js";
import type { Choices, Shown, ToPanel, ToView } from "../messages.js";
import { App, type AppActions } from "./app.js";

interface Host {
  postMessage(message: ToPanel): void;
}

declare global {
  /** Given by VS Code's webview. */
  var acquireVsCodeApi: (() => Host) | undefined;
}

export function startView(body: HTMLElement): void {
  adoptTheme();
  const host = globalThis.acquireVsCodeApi?.();
  const send = (message: ToPanel): void => host?.postMessage(message);
  let shown: Shown | undefined;

  const choose = (change: (choices: Choices) => Choices): void => {
    if (shown) send({ kind: "choose", choices: change(shown.choices) });
  };
  const actions: AppActions = {
    table: place =>
      // What columns of another table say is another matter.
      choose(({ table: _, map: __, ...others }) => ({
        ...others,
        map: {},
        ...(place === undefined ? {} : { table: place }),
      })),
    zone: zone => choose(({ zone: _, ...others }) => (zone === undefined ? others : { ...others, zone })),
    otherZone: () => send({ kind: "zone" }),
    people: people => choose(others => ({ ...others, people })),
    column: (key, role) =>
      choose(({ map, ...others }) => {
        const { [key]: _, ...rest } = map;
        return { ...others, map: role === undefined ? rest : { ...rest, [key]: role } };
      }),
    insert: () => send({ kind: "insert" }),
  };

  globalThis.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
    if (!isToView(data)) return;
    shown = data.shown;
    render(<App shown={shown} actions={actions} />, body);
  });
  send({ kind: "ready" });
}

function isToView(data: unknown): data is ToView {
  return typeof data === "object" && data !== null && "kind" in data && data.kind === "shown";
}
