/** Starts the view: the panel's page has nothing but this. */
import { startView } from "./app.js";

startView(document.body);
