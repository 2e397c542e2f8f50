import { samples } from "../services.js";
import { typeEveryLetterOf } from "./prefixes.js";

typeEveryLetterOf(samples.filter(({ name }) => !name.startsWith("real/")));
