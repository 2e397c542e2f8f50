/** The suites that use the window, in a mocha of their own. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../project.js";
import { type Attempt, type End, reportIn } from "../report.js";
import { asEnvironment, type Order, outsideFile } from "./order.js";

export async function runWindow(order: Order): Promise<Attempt> {
  const report = join(order.scratch, "window.json");
  const child = spawn(
    process.execPath,
    [
      ...[
        "--import",
        "tsx",
        join(root, "node_modules", "mocha", "bin", "mocha.js"),
        "--no-config",
        "--timeout",
        "120000",
      ],
      ...[
        "--reporter",
        join(root, "test", "vscode", "window", "reporter.cjs"),
        "--reporter-option",
        `report=${report}`,
      ],
      ...(order.grep === undefined ? [] : ["--grep", order.grep]),
      ...(order.files ?? ["*.test.ts"]).map(file => `test/vscode/window/${file}`),
    ],
    { cwd: root, stdio: ["ignore", "ignore", "inherit"], env: { ...process.env, ...asEnvironment(order) } },
  );
  const [code] = await once(child, "exit");
  const end: End =
    typeof code === "number"
      ? { kind: "ended", code }
      : { kind: "broken", why: "the window's tests were ended from outside" };
  const outside = outsideFile(order);
  return {
    end,
    report: reportIn(report),
    outside: existsSync(outside) ? JSON.parse(readFileSync(outside, "utf8")) : [],
  };
}
