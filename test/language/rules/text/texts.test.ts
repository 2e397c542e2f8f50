/** Placeholders and clock times inside texts. */
import assert from "node:assert/strict";
import { analyse } from "../../../support/analyse.js";
import { each, findingOf, findingsOf, mended, people, release } from "../setting.js";

/** What is found in a step with these lines. */
const found = (code: string, lines: string): readonly string[] =>
  findingsOf(
    release(`  step deploy "Deploy" { takes 5m rollback none because "nothing to undo"\n${lines} }`),
    code,
  ).map(({ message }) => /^[`"](.*?)[`"]/.exec(message)?.[1] ?? message);

describe("text/placeholder", () => {
  const code = "text/placeholder";
  const open: readonly (readonly [string, ...string[]])[] = [
    [`note "TODO: ask Ana"`, "TODO"],
    [`note "the host is TBD"`, "TBD"],
    [`note "tbd"`, "tbd"],
    [`run "deploy XXX"`, "XXX"],
    [`expect "sha256 = PLACEHOLDER"`, "PLACEHOLDER"],
    [`run "publish YYYY-MM-DD"`, "YYYY-MM-DD"],
    [`run "ssh <HOST>"`, "<HOST>"],
    [`run "ssh <host>"`, "<host>"],
    [`note "log in to <DB HOST>"`, "<DB HOST>"],
    [`run "ssh [hostname]"`, "[hostname]"],
    [`run "deploy --to=[server name]"`, "[server name]"],
    [`run "deploy {{ version }}"`, "{{ version }}"],
    [`run "deploy {{version}}"`, "{{version}}"],
    [`run "gcloud {+ project +}"`, "{+ project +}"],
    [`note "see the wiki"`, "see the wiki"],
    [`note "See Confluence for the command"`, "See Confluence"],
    [`when "the flag TBC is on"`, "TBC"],
    [`note "Expected completion: [TIME] SAST"`, "[TIME]"],
    [`note "Call [Your Name] at [Phone]"`, "[Your Name]", "[Phone]"],
    [`note "[Client] has been told"`, "[Client]"],
    [`note "[System Name] is back"`, "[System Name]"],
    [`expect "[INFO] [hostname] is up"`, "[hostname]"],
    [`note "join [Zoom/Teams Link]"`, "[Zoom/Teams Link]"],
    [`note "sign here: _____"`, "_____"],
    [`expect "_____"`, "_____"],
    [`note "owner ???"`, "???"],
    [`note "see CHG-XXXXX and INC####"`, "CHG-XXXXX", "INC####"],
    [`note "call +44 20 xxxx xxxx"`, "xxxx"],
    [`note "log in as <name>"`, "<name>"],
    [`note "ask <Your Manager>"`, "<Your Manager>"],
    [`note "starts at HH:MM on DD/MM/YYYY"`, "HH:MM", "DD/MM/YYYY"],
    [`link "https://wiki.example.com/<page>"`, "<page>"],
    [`run "ping [IP]"`, "[IP]"],
    [`run "ssh [DB host 1]"`, "[DB host 1]"],
    [`run "curl https://<host>/ [New IP]"`, "<host>", "[New IP]"],
    [`run "deploy --to=???"`, "???"],
    [`run "ssh <Host Name>"`, "<Host Name>"],
    [`run "[command]"`, "[command]"],
    ["note ```\n[TBD]\n```", "[TBD]"],
  ];
  for (const [line, ...words] of open) {
    it(`finds ${line.replaceAll("\n", " ")}`, () => assert.deepEqual(found(code, line).toSorted(), words.toSorted()));
  }

  const fine: readonly string[] = [
    `run "docker inspect -f '{{.State.Running}}' web"`,
    `run "docker ps --format '{{json .}}'"`,
    `run "helm template '{{ if .x }}a{{ end }}'"`,
    `run "mktemp /tmp/backup.XXX"`,
    `run "mktemp -d XXX"`,
    `run "[ -f /etc/motd ] && [[ $a == b ]]"`,
    `run "ls [a-z]* file[0-9]"`,
    `run "echo \${hosts[index]}"`,
    `run "sed 's/[aeiou]/x/'"`,
    `run "psql < dump.sql > out.txt"`,
    `run "cat <<end"`,
    "run ```sql\nselect [name] from [dbo].[users] where a <b> c\n```",
    "run ```html\n<b>bold</b>\n```",
    `run "psql -c \\"select to_char(now(), 'YYYY-MM-DD')\\""`,
    `note "a placeholder page is shown"`,
    `note "[sic]"`,
    `note "see [the page](https://wiki.example.com) and [another][1]"`,
    `note "[1]: https://wiki.example.com"`,
    "note ```\nsee [the page]\n\n[the page]: https://wiki.example.com\n```".replace("see [the page]", "see it"),
    `note "- [ ] first, - [x] second"`,
    `note "[PROD] [DB] stop it"`,
    `note "the batch starts at 22:00 [UTC]"`,
    `note "press [Enter], then [y/N]"`,
    `expect "[INFO] started"`,
    `expect "EXTERNAL-IP is not <pending>"`,
    `expect "the list<string> has hosts[index]"`,
    `note "mail Ana <ana@example.com> or see <https://example.com>"`,
    `note "first<br>second, <b>bold</b>, <host>a</host>"`,
    `note "a < b and c > d"`,
    `note "really??"`,
    `note "the snake __init__ and my_var_"`,
    `note "### Heading"`,
    `note "size XXL, chapter xx"`,
    `run "ls *.??? file???"`,
    `run "grep [a-zA-Z_] [0-9a-f] file"`,
    `run "if [[ $host == [a-z]* ]]; then echo [abc]; fi"`,
    `run "sort <in >out; cat <a >b"`,
    `run "echo \${a[name]} $((x[index]))"`,
    `run "mktemp -d /tmp/XXXXXX"`,
    `run "python -c '__import__("os")'"`,
    `note "the todo list is empty"`,
    `link "https://wiki.example.com/release"`,
    "run ```\ncat > unit <<end\n[Service]\nend\n```",
  ];
  for (const line of fine)
    it(`leaves ${line.replaceAll("\n", " ")} alone`, () => assert.deepEqual(found(code, line), []));

  each([code], {
    "a title that asks, of something to do": release(`
  step clear "Clear the cache?" { takes 5m rollback none because "nothing to undo" }
    // ^^^^^ warning text/placeholder: "Clear the cache?" is a question`),
    "a gate, a check and a wait may ask": release(`
  gate one "Go or no-go?" { takes 5m }
  check two "Has replication caught up?" { takes 5m }
  wait three "Is it quiet?" { takes 5m }`),
    "a phase and a rollback may not": release(`
  phase clear "Clear the cache?" {
     // ^^^^^ warning text/placeholder
    parallel { step one { takes 5m rollback "Restore?" { takes 5m } } }
                                 //^^^^^^^^ warning text/placeholder
  }`),
    "each distinct one is said once, at the first": release(
      `
  check one { takes 5m note "TODO: ask Ana" expect "TBD" }
                           //^^^^ warning text/placeholder: \`TODO\` is still to be filled in (2 places)
                                                  //^^^ warning text/placeholder: \`TBD\` is still
  check two { takes 5m note "TODO: ask Ben" }`.replace('expect "TBD" }', 'expect "TBD" }'),
    ),
    "in what a contingency does": release(`
  contingency slow { trigger "it is slow" then "call XXX" }
                                     //   ^^^^^^^^^^^^^^^ warning text/placeholder`),
    "in titles and contacts of people": `person cho "TBD" { contact "TBD" }
    // ^^^ warning text/placeholder: (2 places)`,
    "what stands in an import is said there": {
      "main.runbook": `import "./people.runbook"\n${release("  check one { takes 5m }").replace(people, "")}`,
      "people.runbook": `${people}person cho "TBD" { contact "TBD" }\n`,
    },
    "accepted by name": release(`
  check one { takes 5m note "TODO: ask Ana" }
                           //^^^^ accepted text/placeholder
  accept text/placeholder on one because "asked tomorrow" by ana`),
  });
});

describe("text/placeholder, wherever it stands", () => {
  it("in titles, contacts, rotations, leave, freezes, change records, bridge and channels", () => {
    const text = `team t "Team" { contact "#TODO" rotation "[Rota]" }
person cho "[Your Name]" { contact "???" timezone UTC away 2026-05-20 because "XXX" }
freeze "[Event Name]" 2026-12-20 to 2026-12-27 in UTC
runbook r "Cut-over of [System Name]" {
  change CHG-XXXXX
  bridge "_____"
  risk low
  window 2026-05-23 10:00 to 2026-05-23 12:00 UTC
  notify tell "Tell <name>" { owner t to "[Client]" takes 5m }
}`;
    assert.deepEqual(
      findingsOf(text, "text/placeholder").map(({ message }) => /^`(.*?)`/.exec(message)?.[1]),
      [
        "TODO",
        "[Rota]",
        "???",
        "[Your Name]",
        "XXX",
        "[Event Name]",
        "[System Name]",
        "CHG-XXXXX",
        "_____",
        "<name>",
        "[Client]",
      ],
    );
  });
});

describe("placeholders in place of names and times", () => {
  const step = (fields: string): string => release(`  step a { ${fields} rollback none because "nothing to undo" }`);
  for (const word of ["TBD", "???", "[TIME]", "<time>", "_____"]) {
    it(`${word} is still to be filled in`, () => {
      const said = (text: string): readonly string[] =>
        analyse(text).findings.map(({ severity, code, message }) => `${severity} ${code} ${message}`);
      const opens = `\`${word}\` is still to be filled in: `;
      assert.deepEqual(said(step(`takes 5m at ${word}`)), [
        `error syntax/token ${opens}write a date and a clock time such as 2026-05-23 22:00, or T+30m`,
      ]);
      assert.deepEqual(said(step(`takes ${word}`)), [
        `error syntax/parse ${opens}write a duration such as 30m or 1h30m`,
      ]);
      assert.match(
        said(`person a { timezone UTC hours ${word} to 18:00 }`)[0] ?? "",
        /is still to be filled in: hours are/,
      );
      assert.match(said(step(`takes 5m owner ${word}`))[0] ?? "", /^error owner\/placeholder .* names nobody/);
    });
  }
});

describe("places of text/placeholder", () => {
  it("shows each place once", () => {
    const files = `person cho "TBD" { contact "TBD", "TBD" }\nperson dan "TBD"`;
    const { place, related, message } = findingOf(files, "text/placeholder");
    assert.match(message, /4 places/);
    assert.deepEqual(
      [place, ...related.map(each => each.place)].map(({ range }) => range.start.line),
      [0, 1],
    );
  });
});

describe("text/clock-time", () => {
  const code = "text/clock-time";
  const bare: readonly (readonly [string, string])[] = [
    [`note "be back by 10 AM"`, "10 AM"],
    [`note "be back by 3pm"`, "3pm"],
    [`note "the batch starts at 22:00"`, "22:00"],
    [`note "the batch starts at 22:00."`, "22:00"],
    [`note "the batch (22:00:30) is done"`, "22:00:30"],
    [`expect "the log says 2026-05-23T22:00"`, "22:00"],
    [`expect "done at 10:30 p.m. sharp"`, "10:30 p.m."],
    [`note "the shop closes at 22:00 MUST be done"`, "22:00"],
    [`note "START 22:00"`, "22:00"],
    [`note "second time at 22:00, call the NOC"`, "22:00"],
    [`note "at 22:00, in Production first"`, "22:00"],
    [`note "Ben takes over at 22:00"`, "22:00"],
    [`note "the maintenance is over by 04:00"`, "04:00"],
    [`note "the copy takes until 04:00"`, "04:00"],
    [`note "page https://grafana.example.com/d/1 at 22:00"`, "22:00"],
    [`when "it is not yet 9:15"`, "9:15"],
    [`note "between 22:00 and 23:00"`, "22:00"],
    [`note "not before 22:00: 22:00 sharp"`, "22:00"],
    [`note "starts at 22:00, must end by 23:00"`, "22:00"],
  ];
  for (const [line, time] of bare) {
    it(`finds ${line}`, () => assert.deepEqual(found(code, line), [time]));
  }

  const fine: readonly string[] = [
    `note "the batch starts at 22:00 UTC"`,
    `note "the batch starts at 22:00 (UTC)"`,
    `note "the batch starts at 22:00Z"`,
    `note "the batch starts at 22:00+02:00"`,
    `note "the batch starts at 10 PM PDT"`,
    `note "the batch starts at 22:00 Europe/London"`,
    `note "the batch starts at 22:00 London time"`,
    `note "the batch starts at 22:00 in Kolkata"`,
    `note "from 22:00 to 04:00 UTC"`,
    `note "22:00-23:30 CEST"`,
    `note "the log says 22:00:00.123 UTC"`,
    `note "the log says 2026-05-23T22:00:00.123Z"`,
    `note "https://grafana.example.com/d/1?from=22:00&to=23:00"`,
    `note "at 10:00, 12:00 and 14:00 UTC"`,
    `note "at 22:00/23:00 CET, or JST 07:00"`,
    `note "UTC 22:00"`,
    `note "all times in UTC: 22:00, 23:00"`,
    `note "22:00 to 23:00 (all times CET)"`,
    `note "22:00 [UTC]"`,
    `note "22:00, UTC"`,
    `note "(UTC) 22:00"`,
    `note "at 2026-05-23T22:00:00Z"`,
    `note "listens on localhost:8080 and 10.0.0.1:22:00"`,
    `note "fe80:00:11"`,
    `note "a ratio of 16:9, version 1.10:30"`,
    `note "05:30 minutes later"`,
    `expect "replication lag is 00:00:05 at most"`,
    `expect "it answers within 0:30"`,
    `note "I am 5 amps"`,
    `run "at 22:00 -f backup.sh"`,
  ];
  for (const line of fine) it(`leaves ${line} alone`, () => assert.deepEqual(found(code, line), []));

  each([code], {
    "in a title, pointed at its name": release(`
  check open "Open at 10 AM" { takes 5m }
     // ^^^^ warning text/clock-time: \`10 AM\` has no time zone, so each office will read it as a different time.`),
    "in a criterion, inside parallel and a phase": release(`
  phase all { parallel {
    gate go { takes 5m requires "it is before 23:00" }
                             //               ^^^^^ warning text/clock-time
  } }`),
    "accepted by name": release(`
  check one { takes 5m note "back at 10 AM" }
                           //        ^^^^^ accepted text/clock-time
  accept text/clock-time on one because "we all sit in one room" by ana`),
  });

  it("says all times of one text at once", () => {
    assert.match(
      findingOf(release(`  check one { takes 5m note "22:00 or 23:00" }`), code).message,
      /^`22:00` and `23:00` have no time zone/,
    );
  });

  it("says one time that is written twice as one", () => {
    assert.match(
      findingOf(release(`  check one { takes 5m note "not before 22:00: 22:00 sharp" }`), code).message,
      /^`22:00` has no time zone, .* after it,/,
    );
  });

  it("points at a title's name as a whole, however long it is, and writes no zone into it", () => {
    const { place, fixes } = findingOf(release(`  check openup1 "Go 10am" { takes 5m }`), code);
    assert.equal(place.range.end.character - place.range.start.character, "openup1".length);
    assert.deepEqual(fixes, []);
  });

  it("points at a fence as a whole", () => {
    const { place, message, fixes } = findingOf(
      release("  check one { takes 5m note ```\n  opens at 10 AM\n  closes at 8 PM\n  ``` }"),
      code,
    );
    assert.equal(place.range.end.line - place.range.start.line, 3);
    assert.match(message, /^`10 AM` and `8 PM`/);
    assert.deepEqual(fixes, []);
  });

  it("adds the runbook's zone", () => {
    const text = release(`  check one { takes 5m note "back at 10 AM" }`);
    assert.ok(mended(text, code, "Europe/London").includes(`note "back at 10 AM Europe/London"`));
  });

  it("adds it to each of several times", () => {
    const text = release(`  check one { takes 5m note "between 22:00 and 11 p.m. at most" }`);
    const zone = "Europe/London";
    assert.ok(mended(text, code, zone).includes(`note "between 22:00 ${zone} and 11 p.m. ${zone} at most"`));
  });
});
