/** Days as people write them. Which of two numbers is the month is never chosen: a written form says it, or the other rows of the column do. */

export type DayOrder = "day first" | "month first";

export type DayReading =
  | { readonly kind: "day"; readonly day: string; readonly weekday: string | undefined }
  /** 03/04/2026, and nothing says which is the month. */
  | { readonly kind: "either" }
  /** Saturday 23 May: which year is not said. */
  | { readonly kind: "no-year" }
  | { readonly kind: "none" };

/** A text that begins or ends with a day, and what is left of it. */
export interface DayInText {
  readonly reading: DayReading;
  readonly rest: string;
}

const months: readonly string[] = [
  "jan january januar janvier janv enero ene janeiro jaenner",
  "feb february februar fevrier fev febrero febr fevereiro",
  "mar march marz maerz mars marzo marco mrz",
  "apr april avril avr abril abr",
  "may mai mayo maio",
  "jun june juni juin junio junho",
  "jul july juli juillet juil julio julho",
  "aug august aout agosto ago",
  "sep sept september septembre septiembre setembro set",
  "oct october oktober okt octobre octubre outubro out",
  "nov november novembre noviembre novembro",
  "dec december dezember dez decembre diciembre dic dezembro",
];
const monthOf: ReadonlyMap<string, number> = new Map(
  months.flatMap((names, index) => names.split(" ").map(name => [name, index + 1] as const)),
);

const weekdays: readonly string[] = [
  "Mon monday mon montag mo lundi lun lunes segunda",
  "Tue tuesday tue tues dienstag di mardi martes terca",
  "Wed wednesday wed mittwoch mi mercredi mer miercoles mie quarta",
  "Thu thursday thu thur thurs donnerstag do jeudi jeu jueves jue quinta",
  "Fri friday fri freitag fr vendredi ven viernes vie sexta",
  "Sat saturday sat samstag sonnabend sa samedi sam sabado sab",
  "Sun sunday sun sonntag so dimanche dim domingo dom",
];
const weekdayOf: ReadonlyMap<string, string> = new Map(
  weekdays.flatMap(line => {
    const [short = "", ...names] = line.split(" ");
    return names.map(name => [name, short] as const);
  }),
);

const weekdayAhead = /^\(?(\p{L}{2,10})(?:-feira)?\.?\)?,? +(?=.)/u;
const weekdayAfter = /^,? *\(?(\p{L}{2,10})\.?\)?(?=\s|,|$)/u;
const iso = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/;
const numeric = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?![\d:])/;
const dayMonth =
  /^(\d{1,2})(?:st|nd|rd|th|\.|º|er)?[ -]?(?:de |of )?(\p{L}{3,10})\.?(?:(?:,| de)?[ -]?'?(\d{4}|\d{2})(?![\d:]))?/u;
const monthDay = /^(\p{L}{3,10})\.?[ -](\d{1,2})(?:st|nd|rd|th)?(?![\d:])(?:,? (\d{4})(?![\d:]))?/u;

/** What a text begins with. `order` is what the rest of the column says. */
export function dayAhead(text: string, order: DayOrder | undefined): DayInText {
  const folded = foldedText(text);
  const ahead = weekdayAhead.exec(folded);
  const weekday = ahead ? weekdayOf.get(ahead[1] ?? "") : undefined;
  const from = weekday === undefined ? 0 : (ahead?.[0].length ?? 0);
  const plain = folded.slice(from);
  const found = written(plain, order);
  if (!found) return { reading: { kind: "none" }, rest: text };
  const restFrom = from + found.length;
  const after = weekday === undefined ? weekdayAfter.exec(folded.slice(restFrom)) : null;
  const said = after ? weekdayOf.get(after[1] ?? "") : undefined;
  const rest = text.slice(restFrom + (said === undefined ? 0 : (after?.[0].length ?? 0))).replace(/^[\s,]+/, "");
  if (found.reading.kind !== "day") return { reading: found.reading, rest };
  return { reading: { ...found.reading, weekday: weekday ?? said }, rest };
}

interface Found {
  readonly reading: DayReading;
  readonly length: number;
}

function written(plain: string, order: DayOrder | undefined): Found | undefined {
  const ymd = iso.exec(plain);
  if (ymd) return day(ymd[1], ymd[3], ymd[4], ymd[0].length);
  const digits = numeric.exec(plain);
  if (digits) return numbers(digits, order);
  const dm = dayMonth.exec(plain);
  const dmMonth = monthOf.get(dm?.[2] ?? "");
  if (dm && dmMonth !== undefined) {
    if (dm[3] === undefined) return { reading: { kind: "no-year" }, length: dm[0].length };
    return day(fullYear(dm[3]), String(dmMonth), dm[1], dm[0].length);
  }
  const md = monthDay.exec(plain);
  const mdMonth = monthOf.get(md?.[1] ?? "");
  if (md && mdMonth !== undefined) {
    if (md[3] === undefined) return { reading: { kind: "no-year" }, length: md[0].length };
    return day(md[3], String(mdMonth), md[2], md[0].length);
  }
  const short = /^(\d{1,2})[/.](\d{1,2})\.?(?![\d/.:])(?= |$|,)/.exec(plain);
  if (short && /[/]|\.$/.test(short[0]) && Number(short[1]) <= 31 && Number(short[2]) <= 31) {
    return { reading: { kind: "no-year" }, length: short[0].length };
  }
  return undefined;
}

function numbers(match: RegExpExecArray, order: DayOrder | undefined): Found | undefined {
  const [whole, first = "", sign, second = "", year = ""] = match;
  // With points it is the day that comes first, wherever dates are written so.
  const said = sign === "." ? "day first" : (orderOf(Number(first), Number(second)) ?? order);
  if (first === second) return day(fullYear(year), first, second, whole.length);
  if (said === undefined) return { reading: { kind: "either" }, length: whole.length };
  return said === "day first"
    ? day(fullYear(year), second, first, whole.length)
    : day(fullYear(year), first, second, whole.length);
}

function orderOf(first: number, second: number): DayOrder | undefined {
  if (first > 12 && second <= 12) return "day first";
  return second > 12 && first <= 12 ? "month first" : undefined;
}

/** What the texts of a column say about its order: one of them with a 13 or more says it for all, unless another says otherwise. */
export function dayOrderIn(texts: readonly string[]): DayOrder | undefined {
  const orders = new Set<DayOrder>();
  for (const text of texts) {
    const folded = foldedText(text);
    const match = /(?<!\d)(\d{1,2})[-/](\d{1,2})[-/](?:\d{4}|\d{2})(?!\d)/.exec(folded);
    const order = match && orderOf(Number(match[1]), Number(match[2]));
    if (order) orders.add(order);
  }
  const [only] = orders;
  return orders.size === 1 ? only : undefined;
}

function fullYear(year: string): string {
  return year.length === 2 ? `20${year}` : year;
}

function day(year = "", month = "", of = "", length: number): Found | undefined {
  if (!isDay(Number(year), Number(month), Number(of))) return undefined;
  return {
    reading: { kind: "day", day: `${year}-${month.padStart(2, "0")}-${of.padStart(2, "0")}`, weekday: undefined },
    length,
  };
}

function isDay(year: number, month: number, of: number): boolean {
  if (year < 1900 || year > 2999 || month < 1 || month > 12 || of < 1) return false;
  return of <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** A weekday alone, such as "Saturday". */
export function weekdayIn(text: string): string | undefined {
  return weekdayOf.get(foldedText(text).replace(/[.,]$/, ""));
}

/** The same length as the text, so that places in it stay: letters without their marks, in lower case. */
function foldedText(text: string): string {
  return [...text]
    .map(letter => {
      const plain = letter.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
      return plain.length === letter.length ? plain : letter;
    })
    .join("");
}
