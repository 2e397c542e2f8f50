/**
 * Names without a slash that people write for a zone, and what each may mean. Runtimes let many of them through, some
 * with a surprising meaning (IST as Kolkata, BST as Dhaka, AST as Anchorage), so none of them is ever a zone here.
 */
export interface Abbreviation {
  /** IANA names it may mean, likeliest first. */
  readonly meant: readonly string[];
  /** Seconds east of UTC where the name fixes one offset; absent where it has several. */
  readonly offset?: number;
}

/** One line each: the name in capitals, the hours east of UTC it fixes or `*`, the zones it may mean. */
const lines = `
PST -8 America/Los_Angeles America/Tijuana
PDT -7 America/Los_Angeles America/Tijuana
PT * America/Los_Angeles America/Vancouver
MST -7 America/Denver America/Phoenix
MDT -6 America/Denver America/Boise
MT * America/Denver America/Phoenix
CST * America/Chicago Asia/Shanghai America/Mexico_City America/Havana
CDT * America/Chicago America/Havana
CT * America/Chicago America/Mexico_City
EST -5 America/New_York America/Toronto America/Panama
EDT -4 America/New_York America/Toronto
ET * America/New_York America/Toronto
AST * America/Halifax Asia/Riyadh America/Puerto_Rico
ADT -3 America/Halifax Atlantic/Bermuda
AT * America/Halifax Atlantic/Bermuda
NST -3.5 America/St_Johns
NDT -2.5 America/St_Johns
AKST -9 America/Anchorage
AKDT -8 America/Anchorage
HST -10 Pacific/Honolulu
HDT -9 America/Adak
SST * Pacific/Pago_Pago Asia/Singapore
PACIFIC * America/Los_Angeles America/Vancouver
MOUNTAIN * America/Denver America/Phoenix
CENTRAL * America/Chicago America/Mexico_City
EASTERN * America/New_York America/Toronto
EST5EDT * America/New_York
CST6CDT * America/Chicago
MST7MDT * America/Denver
PST8PDT * America/Los_Angeles
NAVAJO * America/Denver
CUBA * America/Havana
JAMAICA -5 America/Jamaica
ART -3 America/Argentina/Buenos_Aires
BRT -3 America/Sao_Paulo
BRST -2 America/Sao_Paulo
CLT -4 America/Santiago
CLST -3 America/Santiago
COT -5 America/Bogota
PET -5 America/Lima
VET -4 America/Caracas
UYT -3 America/Montevideo
AMT * America/Manaus Asia/Yerevan
Z 0 UTC
ZULU 0 UTC
UCT 0 UTC
UNIVERSAL 0 UTC
GREENWICH 0 UTC Europe/London
GMT 0 UTC Europe/London
GMT0 0 UTC
AOE -12 Etc/GMT+12
WET 0 Europe/Lisbon
WEST 1 Europe/Lisbon
BST * Europe/London Asia/Dhaka
IST * Asia/Kolkata Europe/Dublin Asia/Jerusalem
CET 1 Europe/Berlin Europe/Paris Europe/Madrid Europe/Rome
CEST 2 Europe/Berlin Europe/Paris Europe/Madrid Europe/Rome
MET 1 Europe/Berlin
MEZ 1 Europe/Berlin
MESZ 2 Europe/Berlin
EET 2 Europe/Athens Europe/Helsinki Africa/Cairo
EEST 3 Europe/Athens Europe/Helsinki Africa/Cairo
MSK 3 Europe/Moscow
TRT 3 Europe/Istanbul
IDT 3 Asia/Jerusalem
GB * Europe/London
GB-EIRE * Europe/London
EIRE * Europe/Dublin
PORTUGAL * Europe/Lisbon
POLAND * Europe/Warsaw
TURKEY 3 Europe/Istanbul
W-SU 3 Europe/Moscow
ICELAND 0 Atlantic/Reykjavik
ISRAEL * Asia/Jerusalem
EGYPT * Africa/Cairo
LIBYA 2 Africa/Tripoli
CAT 2 Africa/Maputo Africa/Harare
EAT 3 Africa/Nairobi
WAT 1 Africa/Lagos
SAST 2 Africa/Johannesburg
GST * Asia/Dubai Atlantic/South_Georgia
IRST 3.5 Asia/Tehran
IRAN 3.5 Asia/Tehran
PKT 5 Asia/Karachi
NPT 5.75 Asia/Kathmandu
ICT 7 Asia/Bangkok Asia/Ho_Chi_Minh
WIB 7 Asia/Jakarta
WITA 8 Asia/Makassar
WIT 9 Asia/Jayapura
SGT 8 Asia/Singapore
SINGAPORE 8 Asia/Singapore
MYT 8 Asia/Kuala_Lumpur
PHT 8 Asia/Manila
PHST 8 Asia/Manila
HKT 8 Asia/Hong_Kong
HONGKONG 8 Asia/Hong_Kong
PRC 8 Asia/Shanghai
ROC 8 Asia/Taipei
ROK 9 Asia/Seoul
KST 9 Asia/Seoul
JST 9 Asia/Tokyo
JAPAN 9 Asia/Tokyo
AWST 8 Australia/Perth
AEST 10 Australia/Sydney Australia/Melbourne Australia/Brisbane
AEDT 11 Australia/Sydney Australia/Melbourne
AET * Australia/Sydney Australia/Melbourne Australia/Brisbane
ACST 9.5 Australia/Adelaide Australia/Darwin
ACDT 10.5 Australia/Adelaide
ACT * Australia/Adelaide Australia/Darwin America/Rio_Branco
NZST 12 Pacific/Auckland
NZDT 13 Pacific/Auckland
NZT * Pacific/Auckland
NZ * Pacific/Auckland
NZ-CHAT * Pacific/Chatham
CHST 10 Pacific/Guam
KWAJALEIN 12 Pacific/Kwajalein
AGT -3 America/Argentina/Buenos_Aires
BET -3 America/Sao_Paulo
CNT * America/St_Johns
CTT 8 Asia/Shanghai
ECT * Europe/Paris America/Guayaquil
IET * America/Indiana/Indianapolis
MIT * Pacific/Marquesas Pacific/Apia
NET 4 Asia/Yerevan
PLT 5 Asia/Karachi
PNT -7 America/Phoenix
PRT -4 America/Puerto_Rico
VST 7 Asia/Ho_Chi_Minh
LOCAL *
SYSTEM *
DEFAULT *
`;

/** What people call a zone in words, without the word for time after it: in capitals, spaces as `_`. */
const spokenLines = `
US_PACIFIC * America/Los_Angeles
US_MOUNTAIN * America/Denver America/Phoenix
US_CENTRAL * America/Chicago
US_EASTERN * America/New_York
ATLANTIC * America/Halifax Atlantic/Bermuda
NEWFOUNDLAND * America/St_Johns
ALASKA * America/Anchorage
ALASKAN * America/Anchorage
HAWAII -10 Pacific/Honolulu
HAWAIIAN -10 Pacific/Honolulu
ARIZONA -7 America/Phoenix
BRASILIA -3 America/Sao_Paulo
BRAZIL * America/Sao_Paulo
ARGENTINA -3 America/Argentina/Buenos_Aires
UK * Europe/London
UNITED_KINGDOM * Europe/London
BRITISH * Europe/London
ENGLAND * Europe/London
GREENWICH_MEAN 0 UTC Europe/London
IRISH * Europe/Dublin
IRELAND * Europe/Dublin
WESTERN_EUROPEAN * Europe/Lisbon
CENTRAL_EUROPEAN * Europe/Berlin Europe/Paris Europe/Madrid Europe/Rome
CENTRAL_EUROPE * Europe/Berlin Europe/Paris Europe/Madrid Europe/Rome
EASTERN_EUROPEAN * Europe/Athens Europe/Helsinki Europe/Bucharest
GERMAN * Europe/Berlin
GERMANY * Europe/Berlin
FRENCH * Europe/Paris
FRANCE * Europe/Paris
ITALY * Europe/Rome
SPAIN * Europe/Madrid
DUTCH * Europe/Amsterdam
SWISS * Europe/Zurich
SOUTH_AFRICA 2 Africa/Johannesburg
EAST_AFRICA 3 Africa/Nairobi
WEST_AFRICA 1 Africa/Lagos
ARABIAN * Asia/Riyadh Asia/Dubai
GULF 4 Asia/Dubai
PAKISTAN 5 Asia/Karachi
INDIA 5.5 Asia/Kolkata
INDIAN 5.5 Asia/Kolkata
INDOCHINA 7 Asia/Bangkok Asia/Ho_Chi_Minh
CHINA 8 Asia/Shanghai
KOREA 9 Asia/Seoul
JAPANESE 9 Asia/Tokyo
AUSTRALIAN_EASTERN * Australia/Sydney Australia/Melbourne Australia/Brisbane
AUSTRALIAN_CENTRAL * Australia/Adelaide Australia/Darwin
AUSTRALIAN_WESTERN 8 Australia/Perth
NEW_ZEALAND * Pacific/Auckland
COORDINATED_UNIVERSAL 0 UTC
`;

let table: ReadonlyMap<string, Abbreviation> | undefined;

/** What a name without a slash may mean, in any letter case; undefined for a name that is none of these. */
export function readAbbreviation(text: string): Abbreviation | undefined {
  table ??= tableOf(lines);
  return table.get(text.toUpperCase());
}

let spoken: ReadonlyMap<string, Abbreviation> | undefined;

/**
 * What a name in words may mean, such as `Pacific time` or `Central European Summer Time`. Which half of the year it names is
 * left out: people say standard time all year.
 */
export function readSpoken(text: string): Abbreviation | undefined {
  spoken ??= tableOf(spokenLines);
  const words = text
    .toUpperCase()
    .replace(/\./g, "")
    .split(/[\s_]+/);
  const named = withoutTime(words).join("_");
  return spoken.get(named) ?? (words.length > 1 ? readAbbreviation(named) : undefined);
}

/** `PACIFIC` of `PACIFIC STANDARD TIME`. */
export function withoutTime(words: readonly string[]): readonly string[] {
  const last = words.at(-1);
  if (last === undefined || !/^(?:TIME|STANDARD|DAYLIGHT|SUMMER|WINTER)$/i.test(last)) return words;
  return words.length > 1 ? withoutTime(words.slice(0, -1)) : words;
}

function tableOf(written: string): ReadonlyMap<string, Abbreviation> {
  return new Map(written.trim().split("\n").map(readLine));
}

function readLine(line: string): readonly [string, Abbreviation] {
  const [name = "", hours = "*", ...meant] = line.split(" ");
  return [name, hours === "*" ? { meant } : { meant, offset: Number(hours) * 3_600 }];
}
