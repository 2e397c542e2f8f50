/** `gonogo schedule FILE` */
import { programmeScheduleDocument } from "../../../language/exports/night/schedule.js";
import { scheduleDocument } from "../../../language/exports/schedule.js";
import { schemaUrl } from "../../schema-names.js";
import { readArguments } from "../arguments.js";
import { struckBy } from "../contingencies.js";
import { type CliContext, done, forPeople, forPrograms, misused, type Outcome, refused } from "../outcome.js";
import { coloursOf } from "../reports/colours.js";
import type { ProgrammeScheduleOutput, ScheduleOutput } from "../reports/documents.js";
import { jsonReport } from "../reports/json.js";
import { nightTable } from "../reports/night.js";
import { timetable } from "../reports/timetable.js";
import { noticesOf, type OpenedProgramme, openRunbook, readZoneOption } from "../runbook.js";
import { scheduling } from "../table/schedule.js";
import { whyOlderZones } from "../zone-data.js";

export function scheduleCommand(args: readonly string[], context: CliContext): Outcome {
  const read = readArguments(args, scheduling);
  if (read.kind === "wrong") return misused(read.message, "schedule");
  const olderZones = whyOlderZones(read.values["require-zone-data"], "schedule");
  if (olderZones) return olderZones;
  const format = read.values.format;
  const zone = readZoneOption(read.values.zone);
  if (zone.kind === "wrong") return misused(zone.message, "schedule");
  const [path, ...more] = read.operands;
  if (path === undefined) return misused("no file is named: name a runbook", "schedule");
  if (more.length > 0) return misused("one runbook at a time: name a single file", "schedule");

  const opened = openRunbook(path, context.cwd, read.values);
  if (opened.kind === "refused") return refused([opened.reason]);
  if (opened.kind === "programme")
    return scheduleOfNight(opened, { zone: zone.zone, format, context, struck: read.values.with });
  const { analysis, release, name } = opened;
  const struck = struckBy(read.values.with, opened);
  if (typeof struck === "string") return refused([struck]);
  const code = analysis.verdict === "go" ? 0 : 1;
  if (format === "json") {
    const output: ScheduleOutput = {
      $schema: schemaUrl("schedule-1"),
      ...scheduleDocument(release, { file: name, zone: zone.zone, struck }),
    };
    return done(code, forPrograms(jsonReport(output)), noticesOf(opened));
  }
  const shown = { zone: zone.zone ?? release.runbook.zone, colours: coloursOf(context.colours) };
  const table = timetable(release, analysis.plan, shown, struck);
  return done(code, forPeople(table), noticesOf(opened));
}

interface NightOptions {
  readonly zone: string | undefined;
  readonly format: string | undefined;
  /** That of `--with`. */
  readonly struck: string | undefined;
  readonly context: CliContext;
}

function scheduleOfNight(opened: OpenedProgramme, { zone, format, struck, context }: NightOptions): Outcome {
  const { analysis, night, name, nameOf } = opened;
  if (struck !== undefined) {
    return refused([`${name} is a programme, and a contingency strikes in one runbook: name that for \`--with\``]);
  }
  const code = analysis.verdict === "go" ? 0 : 1;
  if (format === "json") {
    const output: ProgrammeScheduleOutput = {
      $schema: schemaUrl("programme-schedule-1"),
      ...programmeScheduleDocument(night, { file: name, zone, nameOf }),
    };
    return done(code, forPrograms(jsonReport(output)), noticesOf(opened));
  }
  const table = nightTable(night, { zone: zone ?? night.zone, colours: coloursOf(context.colours) });
  return done(code, forPeople(table), noticesOf(opened));
}
