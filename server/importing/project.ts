/**
 * MS Project's XML. What Project has worked out itself (starts that follow from predecessors, sums of summary tasks) is left out: the
 * runbook's schedule works them out again.
 */
import type { Cell, CellValue, Row, Table } from "../../language/importing/table.js";
import { count } from "../../language/wording/lists.js";
import { type Budget, createBudget, refuse } from "./limits.js";
import { isEstimate, minutesIn, shownDuration, shownLag, type WorkingTime, workingTime } from "./project/durations.js";
import { type Fields, type ProjectFile, readProjectFile, type Task } from "./project/file.js";
import { type ReadTables, textCell, valueCell, withoutEmptyEnd } from "./reader.js";
import { textOf } from "./text.js";

export const read: ReadTables = ({ bytes }) => {
  const { text, troubles } = textOf(bytes);
  const budget = createBudget();
  const file = readProjectFile(text, budget);
  const tasks = file.tasks.filter(({ fields }) => !isOn(fields, "IsNull") && fields.get("UID") !== "0");
  if (tasks.length === 0) refuse("it is a project without tasks");
  const whole = file.tasks.find(({ fields }) => fields.get("UID") === "0")?.fields.get("Name");
  const title = [file.fields.get("Title"), whole, file.fields.get("Name")?.replace(/\.(?:xml|mpp)$/i, "")].find(
    each => each !== undefined && each !== "",
  );
  const said = title === undefined ? undefined : textCell("the project's title", title);
  const working = workingTime(file.fields);
  return {
    ...(title === undefined ? {} : { title }),
    tables: [taskTable(tasks, file, working, budget)],
    prose: [...(said ? [said] : []), ...resourcesInWords(file, budget)],
    troubles: [...troubles, ...troublesOf(tasks, working)],
  };
};

function isOn(fields: Fields, name: string): boolean {
  return fields.get(name) === "1";
}

interface Column {
  readonly name: string;
  readonly cellOf: (task: Task, address: string) => Cell | undefined;
}

function taskTable(tasks: readonly Task[], file: ProjectFile, working: WorkingTime, budget: Budget): Table {
  const all = columnsFor(file, working).map(({ name, cellOf }) => ({
    name,
    cells: tasks.map(task => cellOf(task, `task ${task.fields.get("ID") ?? "?"}, ${name}`)),
  }));
  const columns = all.filter(({ cells }) => cells.some(cell => cell !== undefined));
  const rows = tasks.map(({ fields }, index): Row => {
    const cells = columns.map(column => column.cells[index]);
    for (const cell of cells) if (cell) budget.cell(cell.address);
    const level = Number(fields.get("OutlineLevel") ?? 1) - 1;
    return { cells: withoutEmptyEnd(cells), level: Number.isSafeInteger(level) ? Math.max(0, level) : 0 };
  });
  return { name: "Tasks", ...ownNames("the tasks", columns), rows: [namesRow("the tasks", columns), ...rows] };
}

function ownNames(place: string, columns: readonly unknown[]): Pick<Table, "place" | "headed" | "ownNames"> {
  return { place, ...(columns.length > 0 ? { headed: true, ownNames: true } : {}) };
}

function namesRow(place: string, columns: readonly { readonly name: string }[]): Row {
  return { cells: columns.map(({ name }) => textCell(place, name)) };
}

function columnsFor(file: ProjectFile, working: WorkingTime): readonly Column[] {
  const ids = new Map(file.tasks.map(({ fields }) => [fields.get("UID") ?? "", fields.get("ID") ?? ""]));
  const owners = ownersOf(file);
  const plain = (
    name: string,
    textIn: (task: Task) => string | undefined,
    more?: (task: Task) => Partial<Cell>,
  ): Column => ({
    name,
    cellOf: (task, address) => textCell(address, textIn(task) ?? "", more?.(task)),
  });
  const moment = (name: string, momentOf: (task: Task) => string | undefined): Column => ({
    name,
    cellOf: (task, address) => momentCell(address, momentOf(task)),
  });
  return [
    plain("ID", ({ fields }) => fields.get("ID")),
    plain(
      "Task",
      ({ fields }) => fields.get("Name"),
      ({ fields }) => (fields.get("Active") === "0" ? { struck: true } : {}),
    ),
    plain("Kind", ({ fields }) => (isOn(fields, "Milestone") && !isOn(fields, "Summary") ? "Milestone" : undefined)),
    { name: "Duration", cellOf: (task, address) => durationCell(address, task, working) },
    moment("Start", plannedStart),
    moment("Finish", plannedFinish),
    plain("Predecessors", ({ predecessors }) => predecessors.map(each => predecessorText(each, ids)).join("; ")),
    plain("Owner", ({ fields }) => owners.get(fields.get("UID") ?? "")?.join(", ")),
    plain("Contact", ({ fields }) => fields.get("Contact")),
    plain("Link", ({ fields }) => fields.get("HyperlinkAddress")),
    plain("Status", ({ fields }) => statusOf(fields)),
    moment("Actual start", ({ fields }) => fields.get("ActualStart")),
    moment("Actual finish", ({ fields }) => fields.get("ActualFinish")),
    ...file.ownFields.map(field => {
      const id = field.get("FieldID");
      const name = field.get("Alias") || field.get("FieldName") || "Field";
      return plain(name, ({ own }) => own.find(each => each.get("FieldID") === id)?.get("Value"));
    }),
    plain("Notes", task => notesOf(task, working)),
  ];
}

/** Work is done by people; the other kinds are material and cost. */
function isPerson(resource: Fields): boolean {
  return (resource.get("Type") ?? "1") === "1" && !isOn(resource, "IsNull") && (resource.get("Name") ?? "") !== "";
}

function ownersOf({ resources, assignments }: ProjectFile): ReadonlyMap<string, readonly string[]> {
  const names = new Map(resources.filter(isPerson).map(each => [each.get("UID") ?? "", personText(each)]));
  const owners = new Map<string, string[]>();
  for (const assignment of assignments) {
    const name = names.get(assignment.get("ResourceUID") ?? "");
    const task = assignment.get("TaskUID") ?? "";
    const others = owners.get(task) ?? [];
    if (name !== undefined && !others.includes(name)) owners.set(task, [...others, name]);
  }
  return owners;
}

/** Finish-to-start goes without saying, unless something follows it. */
function predecessorText(link: Fields, ids: ReadonlyMap<string, string>): string {
  if (isOn(link, "CrossProject")) return `${link.get("CrossProjectName") ?? "another project"}`;
  const kind = ["FF", "FS", "SF", "SS"][Number(link.get("Type") ?? 1)] ?? "FS";
  const lag = shownLag(link);
  return `${ids.get(link.get("PredecessorUID") ?? "") ?? "?"}${kind === "FS" && lag === "" ? "" : kind}${lag}`;
}

function durationCell(address: string, task: Task, working: WorkingTime): Cell | undefined {
  const minutes = minutesIn(task.fields.get("Duration"));
  if (minutes === undefined || isDerived(task) || isGuess(task.fields)) return undefined;
  return valueCell(
    address,
    { kind: "length", minutes },
    shownDuration(minutes, task.fields.get("DurationFormat"), working),
  );
}

/** A sum, or what a milestone has. */
function isDerived({ fields }: Task): boolean {
  return isOn(fields, "Summary") || (isOn(fields, "Milestone") && minutesIn(fields.get("Duration")) === 0);
}

/** What Project fills in where nobody has entered a duration: it shows a question mark. */
function isGuess(fields: Fields): boolean {
  return isOn(fields, "Estimated") || isEstimate(fields.get("DurationFormat"));
}

/** Somebody has said when, or nothing else does. */
function plannedStart({ fields, predecessors }: Task): string | undefined {
  if (isOn(fields, "Summary")) return undefined;
  if (isOn(fields, "Manual")) return fields.get("ManualStart") ?? fields.get("Start");
  const constraint = fields.get("ConstraintType");
  if (constraint === "2" || constraint === "4") return fields.get("ConstraintDate") ?? fields.get("Start");
  return predecessors.length === 0 && constraint !== "3" ? fields.get("Start") : undefined;
}

function plannedFinish({ fields }: Task): string | undefined {
  if (isOn(fields, "Summary")) return undefined;
  const constraint = fields.get("ConstraintType");
  if (constraint === "3") return fields.get("ConstraintDate") ?? fields.get("Finish");
  return minutesIn(fields.get("Duration")) === undefined ? fields.get("Finish") : undefined;
}

function momentCell(address: string, text: string | undefined): Cell | undefined {
  const [, day, clock] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d)?$/.exec(text ?? "") ?? [];
  if (day === undefined || clock === undefined) return textCell(address, text ?? "");
  const value: CellValue = { kind: "moment", day, clock };
  return valueCell(address, value, `${day} ${clock}`);
}

function statusOf(fields: Fields): string | undefined {
  const percent = fields.get("PercentComplete");
  return percent === undefined || percent === "0" || isOn(fields, "Summary") ? undefined : `${percent}%`;
}

function notesOf(task: Task, working: WorkingTime): string {
  const { fields } = task;
  const deadline = fields.get("Deadline");
  const minutes = minutesIn(fields.get("Duration"));
  const isGuessed = minutes !== undefined && isGuess(fields) && !isDerived(task);
  return [
    ...(fields.has("Notes") ? [fields.get("Notes")] : []),
    ...(deadline === undefined ? [] : [`Deadline: ${deadline.replace("T", " ").slice(0, 16)}`]),
    ...(isGuessed ? [`Estimated duration: ${shownDuration(minutes, fields.get("DurationFormat"), working)}?`] : []),
  ].join("\n");
}

/** What is said of who works, and what else is used, beside names and addresses in tasks. */
function resourcesInWords(file: ProjectFile, budget: Budget): readonly Cell[] {
  const used = new Set(file.assignments.map(each => each.get("ResourceUID")));
  return file.resources.flatMap(resource => {
    const name = resource.get("Name") ?? "";
    const facts = [resource.get("Group"), resource.get("Notes")].filter(each => each !== undefined && each !== "");
    const isSaid = isPerson(resource) && used.has(resource.get("UID") ?? "") && facts.length === 0;
    if (name === "" || isOn(resource, "IsNull") || isSaid) return [];
    const address = `resource ${resource.get("ID") ?? "?"}`;
    budget.cell(address);
    return textCell(address, ["Resource", [personText(resource), ...facts].join(", ")].join(": ")) ?? [];
  });
}

function personText(resource: Fields): string {
  const address = resource.get("EmailAddress") ?? "";
  const name = resource.get("Name") ?? "";
  return address === "" ? name : `${name} <${address}>`;
}

/** Where time at work and time by the clock differ. */
function troublesOf(tasks: readonly Task[], working: WorkingTime): readonly string[] {
  const worked = tasks.filter(({ fields }) => {
    const minutes = minutesIn(fields.get("Duration")) ?? 0;
    const [start, finish] = [fields.get("Start"), fields.get("Finish")].map(each => Date.parse(`${each}Z`));
    return !isOn(fields, "Summary") && start !== undefined && finish !== undefined && finish - start > minutes * 60_000;
  });
  const derived = tasks.filter(
    task => !isOn(task.fields, "Summary") && task.fields.has("Start") && plannedStart(task) === undefined,
  );
  return [
    ...(derived.length > 0
      ? [
          `${count(derived.length, "start")} that Project has worked out from predecessors ${derived.length === 1 ? "is" : "are"} left out: the runbook's schedule follows from them.`,
        ]
      : []),
    ...(worked.length > 0
      ? [
          `${count(worked.length, "task")} ${worked.length === 1 ? "lasts" : "last"} longer by the clock than the duration says, which is in working time (a day has ${working.day / 60} hours), first task ${worked[0]?.fields.get("ID")}: durations are taken as they are.`,
        ]
      : []),
  ];
}
