/** The table of commands: what help, completion and the man page are made from is what is understood. */
import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { readArguments } from "../../server/cli/arguments.js";
import { commandHelp, generalHelp } from "../../server/cli/help.js";
import { commands } from "../../server/cli/table/commands.js";
import { program } from "../../server/cli/table/program.js";
import { allOptions, type Command } from "../../server/cli/table/table.js";

/** The words of a `gonogo …` in a line of a shell, up to what the shell does with them. */
function wordsOf(line: string): readonly string[] {
  const own = /gonogo (.*?)(?: [|>] .*| 2> .*)?$/.exec(line)?.[1] ?? "";
  return [...own.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, bare]) => double ?? single ?? bare ?? "",
  );
}

describe("the table of commands", () => {
  it("names every command, option and letter once", () => {
    assert.equal(new Set(commands.map(({ name }) => name)).size, commands.length);
    for (const command of commands) {
      const options = allOptions(command);
      const names = [...options.map(({ name }) => name), ...options.flatMap(({ short }) => short ?? [])];
      assert.equal(new Set(names).size, names.length, command.name);
    }
  });

  for (const command of commands as readonly Command[]) {
    it(`gonogo ${command.name}: its help names all it takes, in lines that fit`, () => {
      const help = commandHelp(command);
      for (const { name, value } of allOptions(command)) {
        assert.ok(help.includes(`--${name}`), name);
        if (value?.kind === "choice")
          for (const word of Object.keys(value.choices)) assert.ok(help.includes(`  ${word} `));
      }
      for (const line of help.split("\n")) assert.ok(line.length <= 102, line);
      assert.ok(generalHelp().includes(`  ${command.name} `));
    });

    it(`gonogo ${command.name}: its examples are understood`, () => {
      assert.ok(command.examples.length > 0);
      for (const { line } of command.examples) {
        const [name, ...args] = wordsOf(line);
        assert.equal(name, command.name, line);
        const read = readArguments(args, command);
        assert.equal(read.kind, "arguments", JSON.stringify(read));
        if (read.kind !== "arguments") continue;
        const [least, most] = [
          command.operands.filter(({ optional }) => !optional).length,
          command.operands.some(({ many }) => many) ? Number.POSITIVE_INFINITY : command.operands.length,
        ];
        const { length } = read.operands;
        assert.ok(length >= least && length <= most, line);
      }
    });
  }

  it("the program's own examples are of commands there are", () => {
    for (const { line } of program.examples)
      assert.ok(
        commands.some(({ name }) => name === wordsOf(line)[0]),
        line,
      );
  });

  it("reads repeated options in order, the last value counting where one is wanted", () => {
    const command = {
      options: [
        { name: "loud", says: "is loud" },
        { name: "most", value: { kind: "number", name: "N" }, says: "the most" },
        { name: "to", short: "t", value: { kind: "file", name: "FILE" }, repeat: true, says: "where to" },
      ],
    } as const;
    const read = readArguments(
      ["-t", "a", "x", "--most=3", "--to", "b", "--loud", "--most", "4", "--", "--to"],
      command,
    );
    assert.ok(read.kind === "arguments");
    assert.deepEqual(read.operands, ["x", "--to"]);
    assert.deepEqual(read.lists.to, ["a", "b"]);
    assert.equal(read.values.most, "4");
    assert.deepEqual([...read.flags], ["loud"]);
    assert.deepEqual(
      read.written.map(({ name, value }) => `${name} ${value ?? ""}`),
      ["to a", "most 3", "to b", "loud ", "most 4"],
    );
    for (const [args, says] of [
      [["--most", "many"], /`--most` needs a number, not `many`/],
      [["--to"], /`--to` needs a value/],
      [["--loud=yes"], /takes no value/],
      [["--lout"], /did you mean `--loud`/],
    ] as const) {
      const wrong = readArguments(args, command);
      assert.match(wrong.kind === "wrong" ? wrong.message : "", says);
    }
  });
});
