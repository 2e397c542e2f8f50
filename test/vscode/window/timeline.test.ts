import { describe, it } from "mocha";
import { openFile, page, patience, shoot, timeline } from "./window.js";

describe("the timeline in the window", () => {
  it("opens from the title bar, beside the text", async () => {
    await openFile("high-wire/payments.runbook");
    await page().locator(".editor-actions .action-label[aria-label^='Open Timeline']").first().click();
    await timeline().getByText("Shift all traffic to the backup database").first().waitFor(patience());
    await shoot("timeline");
  });
});
