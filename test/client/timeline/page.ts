/** The timeline's view in a plain browser. */
import type { Browser } from "playwright-core";
import type { ToView } from "../../../client/timeline/messages.js";
import { type OpenedPage, openPage, type PageOptions } from "../../support/view-page.js";
import type { Host } from "./host.js";

export type { PageOptions, Theme } from "../../support/view-page.js";

export interface Opened extends OpenedPage<ToView> {
  /** The text has changed. */
  readonly write: (text: string) => Promise<void>;
}

export async function openView(browser: Browser, host: Host, options: PageOptions = {}): Promise<Opened> {
  const opened = await openPage(browser, { folder: "timeline", title: "Timeline", hear: host.hear }, options);
  return {
    ...opened,
    async write(text) {
      host.write(text);
      await opened.tell({ kind: "changed" });
      await opened.settled();
    },
  };
}
