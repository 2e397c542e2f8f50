import type { ToPanel, ToView, ViewState } from "../messages.js";
import { draw } from "./draw.js";
import { element } from "./element.js";

interface Channel {
  postMessage(message: ToPanel): void;
  setState(state: ViewState): void;
}

declare global {
  /** Given by VS Code's webview; absent in a plain browser, where messages go to the page around. */
  var acquireVsCodeApi: (() => Channel) | undefined;
}

const channel: Channel = globalThis.acquireVsCodeApi?.() ?? {
  postMessage: message => globalThis.parent.postMessage(message, "*"),
  setState: () => undefined,
};

const main = document.querySelector("main") ?? document.body;
const banner = element("p", { className: "banner" });
const stage = element("div", { className: "stage" });
banner.setAttribute("role", "status");
banner.hidden = true;
main.replaceChildren(banner, stage);

/** Which document's picture stands there now. */
let drawn: string | undefined;
let adapt = (): void => undefined;

function receive(message: ToView): void {
  channel.setState({ uri: message.uri });
  switch (message.kind) {
    case "picture": {
      const made = draw(message.data, place => channel.postMessage({ kind: "reveal", place }));
      stage.replaceChildren(made.picture);
      drawn = message.uri;
      adapt = made.adapt;
      adapt();
      banner.hidden = true;
      return;
    }
    case "broken": {
      const kept = drawn === message.uri;
      if (!kept) {
        stage.replaceChildren();
        drawn = undefined;
        adapt = () => undefined;
      }
      banner.textContent = kept ? `${message.why} This is the last picture that could be drawn.` : message.why;
      banner.hidden = false;
      return;
    }
  }
}

function isForView(data: unknown): data is ToView {
  return (
    typeof data === "object" && data !== null && "kind" in data && (data.kind === "picture" || data.kind === "broken")
  );
}

globalThis.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
  if (isForView(data)) receive(data);
});
new ResizeObserver(() => adapt()).observe(stage);
channel.postMessage({ kind: "ready" });
