import { people } from "../sample.js";

/** The workspace the tour leads through. */
export const files: Readonly<Record<string, string>> = {
  "people.runbook": people,
  "releases/shop.runbook": 'runbook shop "Shop" { risk low }',
  "teams/network.runbook":
    'team network "Network team" { contact "#net" }\nperson zoe "Zoe Quist" { team network timezone Europe/Oslo }\nskill dns "Name service"',
};
