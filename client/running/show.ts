/** A run where it is seen: the side bar, the status bar, and a word to whom it concerns. Made once there is one. */
import {
  commands,
  type ExtensionContext,
  l10n,
  StatusBarAlignment,
  type StatusBarItem,
  ThemeColor,
  type Uri,
  window,
  workspace,
} from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { withoutIcons } from "../../server/inert.js";
import type { InView } from "../in-view.js";
import { treeIn } from "../overview/tree.js";
import { showSource } from "../source.js";
import { tellWith } from "../telling.js";
import type { Followed, FollowedRun } from "./follow.js";
import { meSet } from "./me.js";
import { runHeading, runNodes } from "./nodes.js";
import { noticesFor } from "./notices.js";
import { runStatusText, stateLines } from "./words.js";

export function showRuns(
  context: ExtensionContext,
  client: BaseLanguageClient,
  inView: InView,
  followed: Followed,
): void {
  const tree = treeIn(context, "gonogo.run");
  const item = window.createStatusBarItem("gonogo.run", StatusBarAlignment.Left, 9);
  item.name = l10n.t("Go/No-Go: the run");
  item.command = "gonogo.run.focus";
  const tell = teller(context, client);
  const update = (): void => {
    const shown = runToShow(inView.current(), followed);
    void commands.executeCommand("setContext", "gonogo.hasRun", shown !== undefined);
    void commands.executeCommand("setContext", "gonogo.runIsOpen", shown?.run.board.status.closed === null);
    if (!shown) {
      item.hide();
      tree.show([], {});
      return;
    }
    const { run } = shown;
    tree.show(runNodes(run, l10n.t), {
      title: runHeading(run, l10n.t),
      message: stateLines(run.board, l10n.t).join(" · "),
    });
    if (run.board.status.closed) item.hide();
    else showIn(item, run.board);
  };
  context.subscriptions.push(
    item,
    inView.onChange(update),
    followed.onChange(() => {
      update();
      for (const each of followed.open()) tell(each);
    }),
  );
}

function showIn(item: StatusBarItem, board: FollowedRun["run"]["board"]): void {
  const { text, tooltip, spoken, alarming } = runStatusText(board, l10n.t);
  const icon = /^\$\([\w-]+\)/.exec(text)?.[0] ?? "";
  item.text = `${icon}${withoutIcons(text.slice(icon.length))}`;
  item.tooltip = tooltip.join("\n");
  item.accessibilityInformation = { label: spoken };
  item.backgroundColor = alarming ? new ThemeColor("statusBarItem.warningBackground") : undefined;
  item.show();
}

/** Of the runbook in view, else one that is open. */
export function runToShow(inView: Uri | undefined, followed: Followed): FollowedRun | undefined {
  const run = inView && followed.of(inView);
  return inView && run ? { uri: inView, run } : followed.open()[0];
}

/** What was told last, also before a reload. */
const toldKey = "gonogo.run.told";
const mostTold = 200;

function teller({ workspaceState }: ExtensionContext, client: BaseLanguageClient): (followed: FollowedRun) => void {
  const told = new Set(workspaceState.get<readonly string[]>(toldKey, []));
  return ({ uri, run }) => {
    const me = meSet();
    if (me === undefined || !workspace.getConfiguration("gonogo", uri).get<boolean>("run.notifications", true)) return;
    for (const { key, text, activity } of noticesFor(run, me, l10n.t)) {
      if (told.has(key)) continue;
      told.add(key);
      void workspaceState.update(toldKey, [...told].slice(-mostTold));
      const place = (activity === undefined ? undefined : run.places[activity]) ?? run.head;
      void tellWith(text, l10n.t("Show")).then(isClicked => {
        if (isClicked) void showSource(client, place, true);
      });
    }
  };
}
