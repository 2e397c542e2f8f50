/** Zones of large cities, to offer where a zone is wanted and only an offset or another city was written. */

/** The zones most likely meant, likeliest first, with the hours east of UTC outside daylight-saving time. Every offset in use occurs. */
const lines = `
UTC 0
America/New_York -5
America/Los_Angeles -8
Europe/London 0
Europe/Berlin 1
Asia/Kolkata 5.5
Asia/Singapore 8
Asia/Tokyo 9
Australia/Sydney 10
America/Chicago -6
America/Denver -7
Europe/Paris 1
Asia/Shanghai 8
Asia/Dubai 4
America/Sao_Paulo -3
Asia/Hong_Kong 8
Asia/Seoul 9
Europe/Dublin 0
Europe/Madrid 1
Europe/Athens 2
Europe/Helsinki 2
Europe/Istanbul 3
Europe/Moscow 3
America/Toronto -5
America/Phoenix -7
America/Vancouver -8
America/Mexico_City -6
America/Bogota -5
America/Lima -5
America/Halifax -4
America/Caracas -4
America/Santiago -4
America/Argentina/Buenos_Aires -3
America/St_Johns -3.5
America/Nuuk -2
America/Noronha -2
Atlantic/Azores -1
Atlantic/Cape_Verde -1
Europe/Lisbon 0
Africa/Casablanca 1
Africa/Lagos 1
Africa/Cairo 2
Africa/Johannesburg 2
Asia/Jerusalem 2
Africa/Nairobi 3
Asia/Riyadh 3
Asia/Tehran 3.5
Asia/Kabul 4.5
Asia/Karachi 5
Asia/Tashkent 5
Asia/Colombo 5.5
Asia/Kathmandu 5.75
Asia/Dhaka 6
Asia/Yangon 6.5
Asia/Jakarta 7
Asia/Bangkok 7
Asia/Manila 8
Australia/Perth 8
Australia/Eucla 8.75
Australia/Adelaide 9.5
Australia/Darwin 9.5
Australia/Brisbane 10
Australia/Lord_Howe 10.5
Pacific/Noumea 11
Pacific/Norfolk 11
Pacific/Auckland 12
Pacific/Fiji 12
Pacific/Chatham 12.75
Pacific/Tongatapu 13
Pacific/Apia 13
Pacific/Kiritimati 14
Pacific/Honolulu -10
America/Anchorage -9
Pacific/Gambier -9
Pacific/Marquesas -9.5
Pacific/Pago_Pago -11
Etc/GMT+12 -12
`;

/** Cities without a zone of their own name, by the zone they are in. */
const cityLines = `
Asia/Kolkata Bangalore Bengaluru Mumbai Bombay Delhi New_Delhi Chennai Madras Hyderabad Pune India
America/Los_Angeles San_Francisco Seattle San_Jose San_Diego Portland Las_Vegas California
America/New_York Washington Boston Miami Atlanta Philadelphia Charlotte
America/Chicago Dallas Houston Austin Minneapolis Nashville
America/Denver Salt_Lake_City
America/Toronto Ottawa Quebec
America/Edmonton Calgary
America/Sao_Paulo Rio_de_Janeiro Brasilia
America/Mexico_City Guadalajara
Europe/London Manchester Edinburgh Birmingham
Europe/Berlin Munich Frankfurt Hamburg Cologne
Europe/Zurich Geneva Basel
Europe/Rome Milan
Europe/Madrid Barcelona
Europe/Paris Lyon
Europe/Lisbon Porto
Europe/Warsaw Krakow Wroclaw
Europe/Istanbul Ankara
Asia/Jerusalem Haifa
Asia/Dubai Abu_Dhabi
Asia/Shanghai Beijing Peking Shenzhen Guangzhou Hangzhou
Asia/Tokyo Osaka Kyoto
Asia/Ho_Chi_Minh Hanoi
Asia/Karachi Islamabad Lahore
Australia/Sydney Canberra
Pacific/Auckland Wellington Christchurch
Africa/Johannesburg Cape_Town Pretoria
Africa/Lagos Abuja
`;

export interface MajorZone {
  readonly zone: string;
  /** Seconds east of UTC outside daylight-saving time, which moves a zone by an hour at most. */
  readonly usualOffset: number;
}

/** The zones to offer for an offset, likeliest first. */
export function majorZones(): readonly MajorZone[] {
  return linesOf(lines).map(([zone = "", hours]) => ({ zone, usualOffset: Number(hours) * 3_600 }));
}

/** Cities, with underscores, that name no zone, and the zone of each. */
export function citiesInOtherZones(): readonly { readonly city: string; readonly zone: string }[] {
  return linesOf(cityLines).flatMap(([zone = "", ...cities]) => cities.map(city => ({ city, zone })));
}

function linesOf(text: string): readonly (readonly string[])[] {
  return text
    .trim()
    .split("\n")
    .map(line => line.split(" "));
}
