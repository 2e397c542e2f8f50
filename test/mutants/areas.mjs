/**
 * What can be asked for: the files that are mutated, and the quick tests that are to notice. The quickest stand first, as a mutant is
 * given to tests only until one fails.
 *
 * @type {Readonly<Record<string, { readonly mutate: readonly string[], readonly tests: readonly string[] }>>}
 */
export const areas = {
  schedule: {
    mutate: ["language/schedule/**/*.ts"],
    tests: [
      "test/language/schedule/{spans,undo,people,schedules,order}.test.ts",
      "test/language/rules/{during,order,window,rollback,contingency}/!(*properties).test.ts",
      "test/language/run/documents.test.ts",
      "test/language/schedule/{happened,again,what-if,properties}.test.ts",
      "test/language/run/forecast.test.ts",
    ],
  },
  run: {
    mutate: ["language/run/**/*.ts"],
    tests: [
      "test/language/run/{documents,events,minutes,progress,review}.test.ts",
      "test/run/night.test.ts",
      "test/language/exports/timeline/run.test.ts",
      "test/language/run/{timeline,board,forecast}.test.ts",
    ],
  },
  resolve: {
    mutate: ["language/resolve/**/*.ts"],
    tests: ["test/language/resolve/*.test.ts", "test/language/rules/time/*.test.ts"],
  },
  time: {
    mutate: ["language/time/*.ts", "!language/time/zone-data.ts"],
    tests: ["test/language/time/{format,local,duration,zones,zone-table}.test.ts"],
  },
  rules: {
    mutate: ["language/rules/**/*.ts"],
    tests: ["test/language/rules/**/!(any-line|fixes|safe-fixes|memory).test.ts"],
  },
};
