/** The published schemas that reports must keep to. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";

const require = createRequire(import.meta.url);

function json(path: string): object {
  return JSON.parse(readFileSync(require.resolve(path), "utf8"));
}

// SARIF's schema has a pattern that is none for Unicode.
const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats.default(ajv);

function against(schema: object): (value: unknown) => readonly string[] {
  const validate = ajv.compile(schema);
  return value =>
    validate(value) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** What OASIS's schema of SARIF 2.1.0, as the JSON schema store has it, objects to. */
export const sarifErrors = against(json("schemastore/schemas/json/sarif-2.1.0.json"));

/** What GitLab documents of its code quality reports, in a schema: docs.gitlab.com/ci/testing/code_quality. */
export const gitlabErrors = against({
  type: "array",
  items: {
    type: "object",
    required: ["description", "check_name", "fingerprint", "location", "severity"],
    properties: {
      description: { type: "string", minLength: 1 },
      check_name: { type: "string", minLength: 1 },
      fingerprint: { type: "string", minLength: 1 },
      severity: { enum: ["info", "minor", "major", "critical", "blocker"] },
      location: {
        type: "object",
        required: ["path", "lines"],
        properties: {
          // Relative to the repository, and without a `./`.
          path: { type: "string", pattern: "^(?!\\./|/).+" },
          lines: {
            type: "object",
            required: ["begin"],
            properties: { begin: { type: "integer", minimum: 1 }, end: { type: "integer", minimum: 1 } },
          },
        },
      },
    },
  },
});

/** The schema of Ant's JUnit reports, by Windy Road; the package junit-xml has it in its own test. */
function antSchema(): string {
  const test = readFileSync(new URL("../../../node_modules/junit-xml/src/index.test.ts", import.meta.url), "utf8");
  const [, schema] = /const antJunitSchema = '(.*)';/.exec(test) ?? [];
  if (schema === undefined) throw new Error("the schema of JUnit's reports is not where it was");
  return schema;
}

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
}

export interface Xml {
  /** What the schema of JUnit's reports objects to. Throws for what is no XML. */
  readonly junitErrors: (text: string) => readonly string[];
  /** The elements an XPath leads to. Throws for what is no XML. */
  readonly elements: (text: string, path: string) => readonly Element[];
}

/** The library waits for itself as it is loaded, which `require` cannot. */
export async function loadXml(): Promise<Xml> {
  const { XmlDocument, XmlElement, XsdValidator } = await import("libxml2-wasm");
  const ant = XsdValidator.fromDoc(XmlDocument.fromString(antSchema()));
  const reading = <T>(text: string, read: (document: InstanceType<typeof XmlDocument>) => T): T => {
    const document = XmlDocument.fromString(text);
    try {
      return read(document);
    } finally {
      document.dispose();
    }
  };
  return {
    junitErrors: text =>
      reading(text, document => {
        try {
          ant.validate(document);
          return [];
        } catch (error) {
          return [String(error)];
        }
      }),
    elements: (text, path) =>
      reading(text, document =>
        document.find(path).flatMap(node => {
          if (!(node instanceof XmlElement)) return [];
          const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]));
          return [{ name: node.name, attributes, text: node.content }];
        }),
      ),
  };
}
