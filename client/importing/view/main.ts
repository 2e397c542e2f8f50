/** Starts the view: the panel's page has nothing but this script and the labels for it. */
import { useLanguage } from "../../timeline/view/l10n.js";
import { startView } from "./start.js";

const labels = document.querySelector("#labels")?.textContent;
if (labels) useLanguage(document.documentElement.lang, JSON.parse(labels));
startView(document.body);
