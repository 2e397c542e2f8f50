/** How a timeline is drawn, whatever is drawn on it. */
import type { Option } from "./table.js";

export const pictureOptions = [
  {
    name: "rows",
    value: {
      kind: "choice",
      name: "ORDER",
      choices: {
        phase: "by phase, as written (the default)",
        owner: "by who is responsible",
        team: "by the team of who is responsible",
        load: "who has how much to do when, a row a person or team",
      },
    },
    says: "how the rows of the timeline are grouped",
  },
  {
    name: "theme",
    value: {
      kind: "choice",
      name: "THEME",
      choices: {
        light: "dark on white (the default of pictures)",
        dark: "light on dark",
        contrast: "high contrast",
        auto: "as the reader's system; for HTML only, and its default",
      },
    },
    says: "the timeline's colours; paper is always light",
  },
  {
    name: "width",
    value: { kind: "number", name: "PIXELS" },
    says: "the width of the timeline in pixels, from 600 to 8000 (1280 by default)",
  },
  { name: "compact", says: "gives each activity one line in the timeline, not two" },
  { name: "whole-time", says: "shows long quiet times in the timeline in full" },
] as const satisfies readonly Option[];
