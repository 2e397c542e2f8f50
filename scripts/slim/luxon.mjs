// The one class of luxon's that is used; the package's own bundle cannot be taken apart.
export { default as IANAZone } from "../../node_modules/luxon/src/zones/IANAZone.js";
