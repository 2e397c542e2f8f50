/** The help overlay: every key, from the same table that the keys are found in. */
import { element } from "./element.js";
import { keyGroups, keyName } from "./keyboard.js";
import { patch } from "./patch.js";

export function createHelp(): { readonly node: HTMLDialogElement; readonly open: () => void } {
  const node = document.createElement("dialog");
  node.id = "help";
  node.setAttribute("aria-labelledby", "help-title");
  patch(node, [
    element("div", { classes: ["line"] }, [
      element("h2", { attributes: { id: "help-title" } }, ["The timeline"]),
      element("span", { classes: ["space"] }),
      element(
        "button",
        { attributes: { type: "button", "aria-label": "Close", id: "close-help" }, on: { click: () => node.close() } },
        ["×"],
      ),
    ]),
    element("p", {}, [
      "Click a bar to go to its text; double-click to write there. Drag a bar that has an `at` of its own, or the end of any bar, to change the plan: new findings are shown while you drag, Undo in the editor takes it back.",
    ]),
    element(
      "div",
      { classes: ["keys"] },
      keyGroups.map(({ title, bindings }) =>
        element("section", {}, [
          element("h3", {}, [title]),
          element(
            "dl",
            {},
            bindings.map(({ keys, does }) =>
              element("div", {}, [
                element(
                  "dt",
                  {},
                  keys.map(key => element("kbd", {}, [keyName(key)])),
                ),
                element("dd", {}, [does]),
              ]),
            ),
          ),
        ]),
      ),
    ),
  ]);
  return { node, open: () => node.showModal() };
}
