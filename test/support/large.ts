/** A runbook of any size that looks like real ones: phases of ten steps, owners with cover, skills, rollbacks, gates. */
export function largeRunbook(steps: number, people = 20): string {
  const who = (i: number): string => `p${i % people}`;
  const roster = Array.from(
    { length: people },
    (_, i) =>
      `person p${i} "Person ${i}" { team ops knows databases timezone ${i % 2 ? "Europe/London" : "Europe/Berlin"} contact "p${i}@example.com" }`,
  );
  const step = (i: number): string => `    step s${i} "Change number ${i}" {
      owner ${who(i)} or ${who(i + 1)}
      needs databases
      takes 1m at most 90s
      run "change --number ${i}"
      rollback "Undo change number ${i}" { takes 1m expect "number ${i} is back" }
    }`;
  const phases = Array.from({ length: Math.ceil(steps / 10) }, (_, p) => {
    const inside = Array.from({ length: Math.min(10, steps - p * 10) }, (_, i) => step(p * 10 + i));
    return `  phase phase-${p} "Phase ${p}" {\n${inside.join("\n")}\n  }`;
  });
  const days = Math.ceil(steps / 400) + 1;
  return `skill databases "Databases"
team ops "Operations" { contact "#ops" }
${roster.join("\n")}
environment production { operators ops }

runbook large "A release of ${steps} steps" {
  change CHG-1
  environment production
  timezone Europe/London
  window 2026-06-01 08:00 to 2026-06-${String(Math.min(30, days + 1)).padStart(2, "0")} 20:00
  decider p0 or p1
${phases.join("\n")}
}
`;
}
