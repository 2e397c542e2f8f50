import { people } from "../sample.js";

/** The workspace the tour leads through. */
export const files: Readonly<Record<string, string>> = {
  "people.runbook": people,
  "teams/network.runbook":
    'team network "Network team" { contact "#net" }\nperson zoe "Zoe Quist" { team network timezone Europe/Oslo }\nskill dns "Name service"',
};
