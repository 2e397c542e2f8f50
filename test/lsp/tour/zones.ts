import type { Stop } from "./stop.js";

const zone = (begun: string): string => `person p "P" { timezone ${begun}| }`;
const after = (begun: string): string => `runbook r "R" {\n  window 2026-05-23 22:00 ${begun}|\n}`;

/** Cities as people type them, and the zone that comes first. */
const cities: readonly (readonly [begun: string, first: string])[] = [
  ["mumb", "Asia/Kolkata"],
  ["mumbai", "Asia/Kolkata"],
  ["Mumbai", "Asia/Kolkata"],
  ["chennai", "Asia/Kolkata"],
  ["bangal", "Asia/Kolkata"],
  ["pune", "Asia/Kolkata"],
  ["calc", "Asia/Calcutta"],
  ["seattle", "America/Los_Angeles"],
  ["san_f", "America/Los_Angeles"],
  ["boston", "America/New_York"],
  ["york", "America/New_York"],
  ["new", "America/New_York"],
  ["dallas", "America/Chicago"],
  ["montreal", "America/Montreal"],
  ["rio_de", "America/Sao_Paulo"],
  ["quito", "America/Guayaquil"],
  ["munich", "Europe/Berlin"],
  ["frankf", "Europe/Berlin"],
  ["geneva", "Europe/Zurich"],
  ["milan", "Europe/Rome"],
  ["krak", "Europe/Warsaw"],
  ["beij", "Asia/Shanghai"],
  ["osaka", "Asia/Tokyo"],
  ["hanoi", "Asia/Ho_Chi_Minh"],
  ["cape_t", "Africa/Johannesburg"],
  ["lon", "Europe/London"],
  ["lond", "Europe/London"],
  ["syd", "Australia/Sydney"],
  ["europe/b", "Europe/Berlin"],
  ["utc", "UTC"],
];

export const zones: readonly Stop[] = [
  ...cities.map(([begun, first]): Stop => ({ text: zone(begun), first, isIncomplete: true })),
  { text: zone(""), first: "UTC", offered: "Asia/Kolkata Pacific/Chatham", isIncomplete: true },
  { text: zone("zzz"), offered: "", exactly: true },
  { text: after("mumb"), first: "Asia/Kolkata", isIncomplete: true },
  { text: after("chennai"), first: "Asia/Kolkata", isIncomplete: true },
];
