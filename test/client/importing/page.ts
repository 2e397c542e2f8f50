/** The import's view in a plain browser: the panel's own talk, and the server's own answers. */
import type { Browser } from "playwright-core";
import type { ToPanel, ToView } from "../../../client/importing/messages.js";
import { createTalk, type Subject } from "../../../client/importing/talk.js";
import { imported } from "../../../server/lsp/importing.js";
import type { ImportParams } from "../../../server/protocol.js";
import { type OpenedPage, openPage, type PageOptions } from "../../support/view-page.js";

export interface Importing extends OpenedPage<ToView> {
  readonly asked: readonly ImportParams[];
  readonly inserted: readonly { readonly runbook: string; readonly roster?: string }[];
}

export interface ImportedFile {
  readonly name: string;
  readonly text: string;
  readonly roster?: Subject["roster"];
}

/** @param zone what the user takes when they look for a zone */
export async function openImporting(
  browser: Browser,
  { name, text, roster }: ImportedFile,
  { zoneChosen, ...options }: PageOptions & { readonly zoneChosen?: string } = {},
): Promise<Importing> {
  const asked: ImportParams[] = [];
  const inserted: { readonly runbook: string; readonly roster?: string }[] = [];
  let send: (message: ToView) => Promise<void> = async () => undefined;
  let sent = Promise.resolve();
  const talk = createTalk(
    {
      name,
      bytes: new TextEncoder().encode(text),
      ownZone: "Europe/Berlin",
      rosterName: roster ? "people-2.runbook" : "people.runbook",
      people: roster ? "roster" : "runbook",
      roster,
    },
    {
      ask: params => {
        asked.push(params);
        return imported(params);
      },
      tell: message => {
        sent = sent.then(() => send(message));
      },
      chooseZone: async () => zoneChosen,
      insert: async made => {
        inserted.push(made);
      },
    },
  );
  const hear = async (message: ToPanel, tell: (message: ToView) => Promise<void>): Promise<void> => {
    send = tell;
    await talk(message);
    await sent;
  };
  const opened = await openPage(browser, { folder: "importing", title: `Import ${name}`, hear }, options);
  return { ...opened, asked, inserted };
}
