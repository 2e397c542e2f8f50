/** What `gonogo completion` writes, in the shells themselves. */
import assert from "node:assert/strict";
import { execFile, spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, it } from "mocha";
import { asked, folderWith } from "./program.js";

const struck = "runbook r {\n  contingency lag {}\n  contingency  loss { }\n  contingency l$(touch hacked) {}\n}\n";
const cwd = folderWith({ "a b.runbook": "", "notes.txt": "", "releases/c.runbook": "", "struck.runbook": struck });

/** Is it on this machine? */
function has(program: string): boolean {
  return spawnSync(program, ["--version"], { stdio: "ignore" }).status === 0;
}

async function script(shell: string): Promise<string> {
  const { code, stdout, stderr } = await asked(["completion", shell], cwd);
  assert.deepEqual([code, stderr], [0, ""]);
  const path = join(cwd, `.completion.${shell}`);
  writeFileSync(path, stdout);
  return path;
}

async function run(program: string, args: readonly string[]): Promise<string> {
  const { stdout, stderr } = await promisify(execFile)(program, args, {
    cwd,
    timeout: 30_000,
    env: { ...process.env, TERM: "dumb" },
  });
  assert.equal(stderr, "");
  return stdout;
}

type Driver = (script: string, words: readonly string[]) => Promise<readonly string[]>;

const drivers: Readonly<Record<string, Driver>> = {
  bash: async (script, words) => {
    const driver = `source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _gonogo; printf "%s\\n" "\${COMPREPLY[@]}"`;
    return lines(await run("bash", ["--norc", "-c", driver, "bash", script, "gonogo", ...words]));
  },
  fish: async (script, words) => {
    const line = ["gonogo", ...words].join(" ");
    const out = await run("fish", ["--no-config", "-c", 'source $argv[1]; complete -C "$argv[2]"', script, line]);
    return lines(out).map(each => each.split("\t")[0] ?? "");
  },
  // A real line editor in a terminal of its own: the line is completed with Tab and printed instead of run.
  zsh: async (script, words) => {
    const driver = `
zmodload zsh/zpty
zpty -b z "zsh -f -i"
await() {
  local i
  for ((i = 0; i < 200; i++)); do
    while zpty -rt z chunk; do seen+=$chunk; done
    [[ $seen == *$~1* ]] && return
    sleep 0.05
  done
  return 1
}
zpty -w z "bindkey -e; PROMPT= RPROMPT=; autoload -Uz compinit && compinit -u -D; source \${(q)1}; stty columns 200; print REA''DY"
await READY || { print -r -- "$seen" >&2; exit 1 }
sleep 0.5
zpty -w -n z "gonogo $2"$'\\t'
sleep 1
zpty -w z $'\\001'"print -r -- DO''NE "
await $'DONE*\\n' || { print -r -- "$seen" >&2; exit 1 }
print -r -- DONE\${\${seen##*DONE}%%$'\\r'*}`;
    return lines(await run("zsh", ["-f", "-c", driver, "zsh", script, words.join(" ")]));
  },
};

function lines(text: string): readonly string[] {
  return text.split(/\r?\n/).filter(line => line !== "");
}

const cases: readonly (readonly [words: readonly string[], offered: readonly string[], not?: string])[] = [
  [["ch"], ["check"]],
  [["schedu"], ["schedule"]],
  [["check", "--max"], ["--max-warnings"]],
  [["check", "--format", "sar"], ["sarif"]],
  [["explain", "rollback/mis"], ["rollback/missing"]],
  [["schedule", "--zone", "Asia/Kol"], ["Asia/Kolkata"]],
  [["schedule", "struck.runbook", "--with", "la"], ["lag"]],
  [["help", "expl"], ["explain"]],
  [["completion", "fi"], ["fish"]],
  [["run", "hand"], ["hand-over"]],
  [["run", "status", "--wat"], ["--watch"]],
  [["run", "status", "struck.run"], ["struck.runbook"]],
];

for (const shell of ["bash", "fish"])
  describe(`completion in ${shell}`, () => {
    for (const [words, offered] of cases)
      it(`gonogo ${words.join(" ")} is completed to ${offered.join(", ")}`, async function () {
        if (!has(shell)) {
          console.log(`      ${shell} is not on this machine`);
          this.skip();
        }
        assert.deepEqual(await drivers[shell]?.(await script(shell), words), offered);
      });

    it("offers runbooks and folders, and no other file, where a runbook is wanted", async function () {
      if (!has(shell)) this.skip();
      const found = await drivers[shell]?.(await script(shell), ["check", ""]);
      const names = (found ?? []).map(each => each.replace(/[\\/]/g, ""));
      assert.ok(names.includes("a b.runbook") && names.includes("releases"), names.join());
      if (shell === "bash") assert.ok(!names.includes("notes.txt"));
    });
  });

describe("completion in zsh", () => {
  it("completes commands, options, their words, rules and zones", async function () {
    this.timeout(120_000);
    if (!has("zsh")) {
      console.log("      zsh is not on this machine");
      this.skip();
    }
    const path = await script("zsh");
    // A line editor needs time to come up: all at once.
    const seen = await Promise.all(cases.map(async ([words]) => (await drivers.zsh?.(path, words))?.join("").trim()));
    assert.deepEqual(
      seen,
      cases.map(([words, offered]) => `DONE gonogo ${[...words.slice(0, -1), ...offered].join(" ")}`),
    );
  });
});

describe("completion in bash", () => {
  it("offers a runbook's contingencies, and runs nothing that it calls them", async () => {
    const path = await script("bash");
    assert.deepEqual(await drivers.bash?.(path, ["schedule", "struck.runbook", "--with", ""]), ["lag", "loss", "l"]);
    assert.ok(!existsSync(join(cwd, "hacked")));
  });

  it("reads --format=json as bash cuts it", async () => {
    const offer = drivers.bash;
    const path = await script("bash");
    assert.deepEqual(await offer?.(path, ["check", "--format", "=", "jsonl"]), ["jsonl"]);
    assert.deepEqual(await offer?.(path, ["schedule", "--format", "="]), ["table", "json"]);
  });

  it("completes the rule and the severity of --rule, each as bash cuts it", async () => {
    const offer = drivers.bash;
    const path = await script("bash");
    const whole = ["error", "warning", "info", "off"].map(each => `window/no-slack=${each}`);
    const cases: readonly (readonly [words: readonly string[], offered: readonly string[]])[] = [
      [["window/no-sl"], whole],
      [["=", "window/no-sl"], whole],
      [
        ["window/no-slack", "="],
        ["error", "warning", "info", "off"],
      ],
      [["window/no-slack", "=", "o"], ["off"]],
      [["=", "window/no-slack", "=", "w"], ["warning"]],
      // It can only be raised.
      [["syntax/parse", "="], ["error"]],
    ];
    for (const [words, offered] of cases)
      assert.deepEqual(await offer?.(path, ["check", ".", "--rule", ...words]), offered, words.join(" "));
    assert.deepEqual(await offer?.(path, ["check", "--rule", "a=off", "--max"]), ["--max-warnings"]);
  });
});

describe("gonogo completion", () => {
  for (const [args, says] of [
    [[], /name one shell/],
    [["bash", "zsh"], /name one shell/],
    [["tcsh"], /there is no completion for the shell `tcsh`; did you mean `bash`/],
  ] as const)
    it(`gonogo completion ${args.join(" ")} is refused`, async () => {
      const { code, stderr } = await asked(["completion", ...args], cwd);
      assert.equal(code, 2);
      assert.match(stderr, says);
    });
});
