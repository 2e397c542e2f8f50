/** Starts the board: its page has nothing but this script. */
import { startBoard } from "./start.js";

startBoard(document.body);
