/** How the language server is. */
import { type Event, EventEmitter, type ExtensionContext } from "vscode";
import { type BaseLanguageClient, State } from "vscode-languageclient";

export type ServerState = "starting" | "running" | "stopped";

export interface Server {
  readonly state: () => ServerState;
  readonly onChange: Event<ServerState>;
}

export function followServer(context: ExtensionContext, client: BaseLanguageClient): Server {
  const changed = new EventEmitter<ServerState>();
  let state: ServerState = "starting";
  context.subscriptions.push(
    changed,
    client.onDidChangeState(({ newState }) => {
      state = inWords(newState);
      changed.fire(state);
    }),
  );
  return { state: () => state, onChange: changed.event };
}

function inWords(state: State): ServerState {
  switch (state) {
    case State.Starting:
      return "starting";
    case State.Running:
      return "running";
    default:
      return "stopped";
  }
}
