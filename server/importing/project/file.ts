/** A project file as it is written: its tasks, who works on them, and the names of its own fields. */
import { type Budget, limits } from "../limits.js";
import { readXml } from "../xml.js";

/** The simple elements in one, by their names. */
export type Fields = ReadonlyMap<string, string>;

export interface Task {
  readonly fields: Fields;
  readonly predecessors: readonly Fields[];
  /** Fields that the project has added. */
  readonly own: readonly Fields[];
}

export interface ProjectFile {
  readonly fields: Fields;
  readonly tasks: readonly Task[];
  readonly resources: readonly Fields[];
  readonly assignments: readonly Fields[];
  /** What the project has added to tasks and resources, and how it calls it. */
  readonly ownFields: readonly Fields[];
}

/** An element with simple ones in it, which are collected. */
interface Open {
  readonly name: string;
  readonly fields: Map<string, string>;
  readonly predecessors: Fields[];
  readonly own: Fields[];
}

const records = new Set(["Project", "Task", "Resource", "Assignment", "PredecessorLink", "ExtendedAttribute"]);

export function readProjectFile(text: string, budget: Budget): ProjectFile {
  const tasks: Task[] = [];
  const resources: Fields[] = [];
  const assignments: Fields[] = [];
  const ownFields: Fields[] = [];
  let project: Fields = new Map();
  const open: Open[] = [];
  /** How deep each record lies, so that of others in it nothing is taken. */
  const depths: number[] = [];
  let depth = 0;
  readXml(
    text,
    {
      open: name => {
        depth++;
        if (!records.has(name)) return;
        open.push({ name, fields: new Map(), predecessors: [], own: [] });
        depths.push(depth);
      },
      close: (name, content) => {
        const record = open.at(-1);
        const recordDepth = depths.at(-1) ?? 0;
        if (record && depth === recordDepth + 1) record.fields.set(name, content.trim());
        if (record && depth === recordDepth) {
          open.pop();
          depths.pop();
          take(record, open.at(-1));
        }
        depth--;
      },
    },
    "it",
  );

  function take({ name, fields, predecessors, own }: Open, around: Open | undefined): void {
    switch (name) {
      case "Project":
        project = fields;
        break;
      case "Task":
        budget.row(`task ${fields.get("ID") ?? tasks.length}`);
        tasks.push({ fields, predecessors, own });
        break;
      case "Resource":
        budget.row(`resource ${fields.get("ID") ?? resources.length}`);
        resources.push(fields);
        break;
      case "Assignment":
        budget.cell("its assignments");
        assignments.push(fields);
        break;
      case "PredecessorLink":
        budget.cell("its links between tasks");
        around?.predecessors.push(fields);
        break;
      default:
        if (around?.name === "Task") around.own.push(fields);
        else if (around?.name === "Project" && ownFields.length < limits.columns) ownFields.push(fields);
    }
  }
  return { fields: project, tasks, resources, assignments, ownFields };
}
