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
Asia/Kolkata Bangalore Bengaluru Mumbai Bombay Delhi New_Delhi Chennai Madras Hyderabad Pune India Ahmedabad Surat Jaipur Gurgaon Gurugram Noida Kochi Coimbatore Lucknow Nagpur Indore Visakhapatnam Thiruvananthapuram
America/Los_Angeles San_Francisco Seattle San_Jose San_Diego Portland Las_Vegas California Oakland Sacramento Palo_Alto
America/New_York Washington Boston Miami Atlanta Philadelphia Charlotte Baltimore Pittsburgh Cleveland Orlando Tampa Raleigh Brooklyn
America/Chicago Dallas Houston Austin Minneapolis Nashville San_Antonio Kansas_City St_Louis New_Orleans Milwaukee Memphis
America/Denver Salt_Lake_City Boulder Albuquerque
America/Phoenix Tucson Scottsdale
America/Toronto Ottawa Quebec
America/Edmonton Calgary
America/Sao_Paulo Rio_de_Janeiro Brasilia Belo_Horizonte Curitiba Porto_Alegre
America/Mexico_City Guadalajara Puebla
America/Bogota Medellin Cartagena
America/Caracas Maracaibo
America/Guayaquil Quito
America/Santiago Valparaiso
Europe/London Manchester Edinburgh Birmingham Glasgow Leeds Liverpool Bristol Cardiff Sheffield
Europe/Dublin Galway Limerick
Europe/Berlin Munich Frankfurt Hamburg Cologne Stuttgart Dusseldorf Leipzig Dresden Nuremberg Hannover
Europe/Zurich Geneva Basel Lausanne
Europe/Vienna Salzburg
Europe/Rome Milan Turin Naples Florence Bologna
Europe/Madrid Barcelona Valencia Seville Malaga Bilbao
Europe/Paris Lyon Marseille Toulouse Bordeaux Strasbourg Nantes
Europe/Amsterdam Rotterdam The_Hague Utrecht Eindhoven
Europe/Brussels Antwerp Ghent
Europe/Stockholm Gothenburg Malmo
Europe/Oslo Bergen Trondheim
Europe/Copenhagen Aarhus
Europe/Helsinki Espoo Tampere
Europe/Lisbon Porto
Europe/Warsaw Krakow Wroclaw Gdansk Poznan
Europe/Bucharest Cluj-Napoca Timisoara
Europe/Athens Thessaloniki
Europe/Kyiv Kharkiv Odesa Lviv
Europe/Moscow Saint_Petersburg
Europe/Istanbul Ankara Izmir
Asia/Jerusalem Haifa
Asia/Dubai Abu_Dhabi Sharjah
Asia/Riyadh Jeddah Mecca
Asia/Tehran Mashhad Isfahan
Asia/Shanghai Beijing Peking Shenzhen Guangzhou Hangzhou Chengdu Wuhan Nanjing Tianjin Suzhou Qingdao
Asia/Tokyo Osaka Kyoto Yokohama Nagoya Fukuoka Sapporo
Asia/Seoul Busan Incheon
Asia/Ho_Chi_Minh Hanoi Da_Nang
Asia/Bangkok Phuket Chiang_Mai
Asia/Jakarta Bandung Surabaya
Asia/Manila Quezon_City Makati Cebu
Asia/Kuala_Lumpur Penang Johor_Bahru
Asia/Karachi Islamabad Lahore Rawalpindi Faisalabad
Asia/Dhaka Chittagong
Australia/Sydney Newcastle
Australia/Brisbane Gold_Coast Cairns
Pacific/Auckland Wellington Christchurch
Africa/Johannesburg Cape_Town Pretoria Durban
Africa/Lagos Abuja Ibadan
Africa/Nairobi Mombasa
Africa/Cairo Alexandria
Africa/Casablanca Rabat Marrakesh
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
