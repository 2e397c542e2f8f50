/** Fetches PostgreSQL where it is missing: `npm test` does so before its tests. What could not be got, the tests themselves tell. */
import { fromDebian } from "./debian.js";
import { findPostgres } from "./postgres.js";

fromDebian("PostgreSQL", findPostgres, ["postgresql"]);
