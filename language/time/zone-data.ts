/** Written by scripts/zone-data.ts from tz database 2026f. Do not edit. */

/** One line an area: how its names begin, then how they end, in order, each with the number (base 36) of its history. */
export const places = `
Africa/ Abidjan:0 Accra:0 Addis_Ababa:1 Algiers:2 Asmara:1 Asmera:1 Bamako:0 Bangui:2 Banjul:0 Bissau:0 Blantyre:3 Brazzaville:2 Bujumbura:3 Cairo:4 Casablanca:5 Ceuta:6 Conakry:0 Dakar:0 Dar_es_Salaam:1 Djibouti:1 Douala:2 El_Aaiun:5 Freetown:0 Gaborone:3 Harare:3 Johannesburg:3 Juba:7 Kampala:1 Khartoum:8 Kigali:3 Kinshasa:2 Lagos:2 Libreville:2 Lome:0 Luanda:2 Lubumbashi:3 Lusaka:3 Malabo:2 Maputo:3 Maseru:3 Mbabane:3 Mogadishu:1 Monrovia:0 Nairobi:1 Ndjamena:2 Niamey:2 Nouakchott:0 Ouagadougou:0 Porto-Novo:2 Sao_Tome:9 Timbuktu:0 Tripoli:a Tunis:2 Windhoek:b
America/ Adak:c Anchorage:d Anguilla:e Antigua:e Araguaina:f Argentina/Buenos_Aires:g Argentina/Catamarca:g Argentina/ComodRivadavia:g Argentina/Cordoba:g Argentina/Jujuy:g Argentina/La_Rioja:g Argentina/Mendoza:g Argentina/Rio_Gallegos:g Argentina/Salta:g Argentina/San_Juan:g Argentina/San_Luis:g Argentina/Tucuman:g Argentina/Ushuaia:g Aruba:e Asuncion:h Atikokan:i Atka:c Bahia:j Bahia_Banderas:k Barbados:e Belem:g Belize:l Blanc-Sablon:e Boa_Vista:e Bogota:i Boise:m Buenos_Aires:g Cambridge_Bay:m Campo_Grande:n Cancun:o Caracas:p Catamarca:g Cayenne:g Cayman:i Chicago:q Chihuahua:r Ciudad_Juarez:s Coral_Harbour:i Cordoba:g Costa_Rica:l Coyhaique:t Creston:u Cuiaba:n Curacao:e Danmarkshavn:0 Dawson:v Dawson_Creek:u Denver:m Detroit:w Dominica:e Edmonton:x Eirunepe:y El_Salvador:l Ensenada:z Fort_Nelson:10 Fort_Wayne:w Fortaleza:g Glace_Bay:11 Godthab:12 Goose_Bay:13 Grand_Turk:14 Grenada:e Guadeloupe:e Guatemala:l Guayaquil:i Guyana:e Halifax:11 Havana:15 Hermosillo:u Indiana/Indianapolis:w Indiana/Knox:q Indiana/Marengo:w Indiana/Petersburg:w Indiana/Tell_City:q Indiana/Vevay:w Indiana/Vincennes:w Indiana/Winamac:w Indianapolis:w Inuvik:x Iqaluit:w Jamaica:i Jujuy:g Juneau:d Kentucky/Louisville:w Kentucky/Monticello:w Knox_IN:q Kralendijk:e La_Paz:e Lima:i Los_Angeles:z Louisville:w Lower_Princes:e Maceio:g Managua:l Manaus:e Marigot:e Martinique:e Matamoros:q Mazatlan:16 Mendoza:g Menominee:q Merida:k Metlakatla:17 Mexico_City:k Miquelon:18 Moncton:11 Monterrey:k Montevideo:19 Montreal:w Montserrat:e Nassau:w New_York:w Nipigon:w Nome:d Noronha:1a North_Dakota/Beulah:q North_Dakota/Center:q North_Dakota/New_Salem:q Nuuk:12 Ojinaga:1b Panama:i Pangnirtung:w Paramaribo:g Phoenix:u Port-au-Prince:1c Port_of_Spain:e Porto_Acre:y Porto_Velho:e Puerto_Rico:e Punta_Arenas:1d Rainy_River:1e Rankin_Inlet:q Recife:g Regina:l Resolute:q Rio_Branco:y Rosario:g Santa_Isabel:z Santarem:g Santiago:1f Santo_Domingo:e Sao_Paulo:1g Scoresbysund:1h Shiprock:m Sitka:d St_Barthelemy:e St_Johns:1i St_Kitts:e St_Lucia:e St_Thomas:e St_Vincent:e Swift_Current:l Tegucigalpa:l Thule:11 Thunder_Bay:w Tijuana:z Toronto:w Tortola:e Vancouver:1j Virgin:e Whitehorse:v Winnipeg:1e Yakutat:d Yellowknife:x
Antarctica/ Casey:1k Davis:1l DumontDUrville:1m Macquarie:1n Mawson:1o McMurdo:1p Palmer:1d Rothera:g South_Pole:1p Syowa:1 Troll:1q Vostok:1r
Arctic/ Longyearbyen:6
Asia/ Aden:1 Almaty:1s Amman:1t Anadyr:1u Aqtau:1o Aqtobe:1o Ashgabat:1o Ashkhabad:1o Atyrau:1o Baghdad:1 Bahrain:1 Baku:1v Bangkok:1w Barnaul:1x Beirut:1y Bishkek:1z Brunei:20 Calcutta:21 Chita:22 Choibalsan:23 Chongqing:20 Chungking:20 Colombo:21 Dacca:1z Damascus:24 Dhaka:1z Dili:25 Dubai:26 Dushanbe:1o Famagusta:27 Gaza:28 Harbin:20 Hebron:29 Ho_Chi_Minh:1w Hong_Kong:20 Hovd:2a Irkutsk:2b Istanbul:2c Jakarta:1w Jayapura:25 Jerusalem:2d Kabul:2e Kamchatka:1u Karachi:1o Kashgar:1z Kathmandu:2f Katmandu:2f Khandyga:2g Kolkata:21 Krasnoyarsk:2h Kuala_Lumpur:20 Kuching:20 Kuwait:1 Macao:20 Macau:20 Magadan:2i Makassar:20 Manila:20 Muscat:26 Nicosia:2j Novokuznetsk:2k Novosibirsk:2l Omsk:2m Oral:1o Phnom_Penh:1w Pontianak:1w Pyongyang:2n Qatar:1 Qostanay:1s Qyzylorda:2o Rangoon:2p Riyadh:1 Saigon:1w Sakhalin:2q Samarkand:1o Seoul:25 Shanghai:20 Singapore:20 Srednekolymsk:2r Taipei:20 Tashkent:1o Tbilisi:26 Tehran:2s Tel_Aviv:2d Thimbu:1z Thimphu:1z Tokyo:25 Tomsk:2t Ujung_Pandang:20 Ulaanbaatar:23 Ulan_Bator:23 Urumqi:1z Ust-Nera:2u Vientiane:1w Vladivostok:2v Yakutsk:2w Yangon:2p Yekaterinburg:2x Yerevan:2y
Atlantic/ Azores:2z Bermuda:11 Canary:30 Cape_Verde:31 Faeroe:30 Faroe:30 Jan_Mayen:6 Madeira:30 Reykjavik:0 South_Georgia:1a St_Helena:0 Stanley:g
Australia/ ACT:1n Adelaide:32 Brisbane:1m Broken_Hill:32 Canberra:1n Currie:1n Darwin:33 Eucla:34 Hobart:1n LHI:35 Lindeman:1m Lord_Howe:35 Melbourne:1n NSW:1n North:33 Perth:20 Queensland:1m South:32 Sydney:1n Tasmania:1n Victoria:1n West:20 Yancowinna:32
Brazil/ Acre:y DeNoronha:1a East:1g West:e
Canada/ Atlantic:11 Central:1e Eastern:w Mountain:x Newfoundland:1i Pacific:1j Saskatchewan:l Yukon:v
Chile/ Continental:1f EasterIsland:36
Etc/ GMT:0 GMT+0:0 GMT+1:31 GMT+10:37 GMT+11:38 GMT+12:39 GMT+2:1a GMT+3:g GMT+4:e GMT+5:i GMT+6:l GMT+7:u GMT+8:3a GMT+9:3b GMT-0:0 GMT-1:2 GMT-10:1m GMT-11:3c GMT-12:3d GMT-13:3e GMT-14:3f GMT-2:3 GMT-3:1 GMT-4:26 GMT-5:1o GMT-6:1z GMT-7:1w GMT-8:20 GMT-9:25 GMT0:0 Greenwich:0 UCT:0 UTC:0 Universal:0 Zulu:0
Europe/ Amsterdam:6 Andorra:6 Astrakhan:3g Athens:2j Belfast:30 Belgrade:6 Berlin:6 Bratislava:6 Brussels:6 Bucharest:2j Budapest:6 Busingen:6 Chisinau:3h Copenhagen:6 Dublin:30 Gibraltar:6 Guernsey:30 Helsinki:2j Isle_of_Man:30 Istanbul:2c Jersey:30 Kaliningrad:3i Kiev:2j Kirov:3j Kyiv:2j Lisbon:30 Ljubljana:6 London:30 Luxembourg:6 Madrid:6 Malta:6 Mariehamn:2j Minsk:3k Monaco:6 Moscow:3j Nicosia:2j Oslo:6 Paris:6 Podgorica:6 Prague:6 Riga:2j Rome:6 Samara:3l San_Marino:6 Sarajevo:6 Saratov:3m Simferopol:3n Skopje:6 Sofia:2j Stockholm:6 Tallinn:2j Tirane:6 Tiraspol:3h Ulyanovsk:3g Uzhgorod:2j Vaduz:6 Vatican:6 Vienna:6 Vilnius:2j Volgograd:3o Warsaw:6 Zagreb:6 Zaporozhye:2j Zurich:6
Indian/ Antananarivo:1 Chagos:1z Christmas:1w Cocos:2p Comoro:1 Kerguelen:1o Mahe:26 Maldives:1o Mauritius:26 Mayotte:1 Reunion:26
Mexico/ BajaNorte:z BajaSur:16 General:k
Pacific/ Apia:3p Auckland:1p Bougainville:3q Chatham:3r Chuuk:1m Easter:36 Efate:3c Enderbury:3e Fakaofo:3s Fiji:3t Funafuti:3d Galapagos:l Gambier:3b Guadalcanal:3c Guam:1m Honolulu:37 Johnston:37 Kanton:3e Kiritimati:3f Kosrae:3c Kwajalein:3d Majuro:3d Marquesas:3u Midway:38 Nauru:3d Niue:38 Norfolk:3v Noumea:3c Pago_Pago:38 Palau:25 Pitcairn:3a Pohnpei:3c Ponape:3c Port_Moresby:1m Rarotonga:37 Saipan:1m Samoa:38 Tahiti:37 Tarawa:3d Tongatapu:3w Truk:1m Wake:3d Wallis:3d Yap:1m
US/ Alaska:d Aleutian:c Arizona:u Central:q East-Indiana:w Eastern:w Hawaii:37 Indiana-Starke:q Michigan:w Mountain:m Pacific:z Samoa:38
 UTC:0
`;

/**
 * One line a history, from 2011 on: the first offset in minutes; then changes, each as minutes (base 36) since the change before or
 * since 1970, and the new offset; where clocks go on being changed by rule, the first year of that (0: it always was so) and the two
 * changes of a year: month, day, the weekday on or after it (1 is Monday), minutes after midnight, and the new offset.
 */
export const histories = `
0
180
60
120
120|dw6ko,180 1amc,120 12xo,180 1q6c,120|2023|4,24,5,0,180 10,26,5,0,120
0|cx140,60 3o6c,0 8fh0,60 2j40,0 yg0,60 19k0,0 6hc0,60 25s0,0 11s0,60 2eo0,0 4r40,60 2s00,0 12w0,60 2mg0,0 4r40,60 2dk0,0 12w0,60 30w0,0 4r40,60 25s0,0 12w0,60 3gg0,0 4jc0,60 1q80,0 1ao0,60 3o80,0 4jc0,60 1ig0,0 12w0,60 9xs0,0 12w0,60 9q00,0 1ao0,60 9q00,0 12w0,60 9q00,0 1ao0,60 9q00,0 12w0,60 9xs0,0 12w0,60 9q00,0 1ao0,60 9q00,0 12w0,60 5m6c,0
60||0|3,25,7,120,120 10,25,7,180,60
180|fzw30,120
180|ez830,120
0|f141o,60 b9k0,0
120|df5c0,60 4ag0,120
120|cx140,60 4r5o,120 6hac,60 4r5o,120 6p2c,60 4jdo,120 6p2c,60 4r5o,120 6hac,60 4r5o,120 6hac,60 4r5o,120 6hac,60 4r5o,120
-600||0|3,8,7,120,-540 11,1,7,120,-600
-540||0|3,8,7,120,-480 11,1,7,120,-540
-240
-180|dej90,-120 3o6c,-180
-180
-180|cx910,-240 5eho,-180 5tyc,-240 5m9o,-180 56mc,-240 61to,-180 56mc,-240 61to,-180 56mc,-240 61to,-180 5eec,-240 5u1o,-180 5eec,-240 5u1o,-180 5eec,-240 61to,-180 56mc,-240 61to,-180 56mc,-240 61to,-180 5eec,-240 5u1o,-180 5eec,-240 5u1o,-180 5eec,-240 5u1o,-180 5eec,-240 61to,-180
-300
-180|d3310,-120 43qc,-180
-360|cx1hc,-300 6hac,-360 4r5o,-300 6hac,-360 4yxo,-300 69ic,-360 4yxo,-300 69ic,-360 4yxo,-300 69ic,-360 4yxo,-300 6hac,-360 4r5o,-300 6hac,-360 4r5o,-300 6hac,-360 4yxo,-300 69ic,-360 4yxo,-300 69ic,-360 4yxo,-300 6hac,-360 4r5o,-300 6hac,-360
-360
-420||0|3,8,7,120,-360 11,1,7,120,-420
-180|cvql0,-240 7cho,-180 43qc,-240 7cho,-180 3o6c,-240 7k9o,-180 3o6c,-240 7k9o,-180 3vyc,-240 7cho,-180 3vyc,-240 7cho,-180 3vyc,-240 7cho,-180 3vyc,-240 7zto,-180 38mc,-240
-360|cx1hc,-300 6hac,-360 4r5o,-300 6hac,-360 4yxo,-300 69ic,-360 4yxo,-300 69ic,-360 30xo,-300
-270|eiajo,-240
-360||0|3,8,7,120,-300 11,1,7,120,-360
-420|cx1j0,-360 6hac,-420 4r5o,-360 6hac,-420 4yxo,-360 69ic,-420 4yxo,-360 69ic,-420 4yxo,-360 69ic,-420 4yxo,-360 6hac,-420 4r5o,-360 6hac,-420 4r5o,-360 6hac,-420 4yxo,-360 69ic,-420 4yxo,-360 69ic,-420 4yxo,-360 6hac,-420 4r5o,-360
-420|cwe70,-360 7cec,-420 3w1o,-360 7cec,-420 3w1o,-360 7cec,-420 3w1o,-360 7cec,-420 3w1o,-360 7cec,-420 43to,-360 7cec,-420 3w1o,-360 7cec,-420 3w1o,-360 7cec,-420 3w1o,-360 7cec,-420 3w1o,-360 7cec,-420 43to,-360 7cec,-420 3w1o,-360 82z0,-420|2023|3,8,7,120,-360 11,1,7,120,-420
-180|cy450,-240 38po,-180 7ryc,-240 3w1o,-180 7cec,-240 43to,-180 74mc,-240 43to,-180 j0ec,-240 2t5o,-180 8fac,-240 2t5o,-180 8fac,-240 2t5o,-180 7cec,-240 4r5o,-180 6hac,-240 4r5o,-180 6hac,-240 4r5o,-180 6hac,-240 4yxo,-180 69ic,-240 4r5o,-180 6p2c,-240 4r5o,-180
-420
-480|cwe8o,-420 7cec,-480 3w1o,-420 7cec,-480 3w1o,-420 7cec,-480 3w1o,-420 7cec,-480 3w1o,-420 7cec,-480 43to,-420 7cec,-480 3w1o,-420 7cec,-480 3w1o,-420 7cec,-480 3w1o,-420 7cec,-480 3w1o,-420
-300||0|3,8,7,120,-240 11,1,7,120,-300
-420|cwe70,-360 7cec,-420 3w1o,-360 7cec,-420 3w1o,-360 7cec,-420 3w1o,-360 7cec,-420 3w1o,-360 7cec,-420 43to,-360 7cec,-420 3w1o,-360 7cec,-420 3w1o,-360 7cec,-420 3w1o,-360 7cec,-420 3w1o,-360 7cec,-420 43to,-360 7cec,-420 3w1o,-360 7cec,-420 3w1o,-360 7cec,-420 3w1o,-360 7cec,-420 3w1o,-360 7cec,-420 3w1o,-360
-240|dqf2o,-300
-480||0|3,8,7,120,-420 11,1,7,120,-480
-480|cwe8o,-420 7cec,-480 3w1o,-420 7cec,-480 3w1o,-420 7cec,-480 3w1o,-420 7cec,-480 3w1o,-420
-240||0|3,8,7,120,-180 11,1,7,120,-240
-180|cwtdo,-120 6p40,-180 4jc0,-120 6p40,-180 4r40,-120 6hc0,-180 4r40,-120 6hc0,-180 4r40,-120 6hc0,-180 4r40,-120 6p40,-180 4jc0,-120 6p40,-180 4jc0,-120 6p40,-180 4r40,-120 6hc0,-180 4r40,-120 6hc0,-180 4r40,-120 6p40,-180 4jc0,-120 6p40,-180 4jc0,-120|2024|3,24,6,1380,-60 10,25,7,0,-120
-240|cwdyp,-180 7chn,-240|2012|3,8,7,120,-180 11,1,7,120,-240
-300|cwe3o,-240 7cec,-300 3w1o,-240 7cec,-300 3w1o,-240 7cec,-300 3w1o,-240 7cec,-300 3w1o,-240 159ic,-300|2019|3,8,7,120,-240 11,1,7,120,-300
-300|cwlsc,-240 7cg0,-300 4bk0,-240 6p40,-300 3w00,-240 7cg0,-300 3w00,-240 7cg0,-300 3w00,-240 7cg0,-300 43s0,-240 7cg0,-300 3w00,-240 7cg0,-300 3w00,-240 7cg0,-300 3w00,-240 7cg0,-300 3w00,-240 7cg0,-300 43s0,-240 7cg0,-300 3w00,-240 7cg0,-300 3w00,-240 7cg0,-300 3w00,-240 7cg0,-300 3w00,-240 7cg0,-300 3w00,-240 iso0,-300|2028|3,8,7,0,-240 11,1,7,60,-300
-420|cx1j0,-360 6hac,-420 4r5o,-360 6hac,-420 4yxo,-360 69ic,-420 4yxo,-360 69ic,-420 4yxo,-360 69ic,-420 4yxo,-360 6hac,-420 4r5o,-360 6hac,-420 4r5o,-360 6hac,-420 4yxo,-360 69ic,-420 4yxo,-360 69ic,-420 4yxo,-360 6hac,-420 4r5o,-360 6hac,-420
-480|ecogo,-540 43to,-480 7cec,-540 3w1o,-480 7cec,-540 3w1o,-480 9pyc,-540 1iho,-480 7cec,-540|2020|3,8,7,120,-480 11,1,7,120,-540
-180||0|3,8,7,120,-120 11,1,7,120,-180
-120|cwdyo,-180 69lo,-120 4yuc,-180 6hdo,-120 4r2c,-180 6hdo,-120 4r2c,-180 6hdo,-120 4r2c,-180
-120
-420|cwe70,-360 7cec,-420 3w1o,-360 7cec,-420 3w1o,-360 7cec,-420 3w1o,-360 7cec,-420 3w1o,-360 7cec,-420 43to,-360 7cec,-420 3w1o,-360 7cec,-420 3w1o,-360 7cec,-420 3w1o,-360 7cec,-420 3w1o,-360 7cec,-420 43to,-360 7cec,-420 3w1o,-360|2023|3,8,7,120,-300 11,1,7,120,-360
-300|d7mjo,-240 7cec,-300 3w1o,-240 7cec,-300 3w1o,-240 7cec,-300 3w1o,-240 7cec,-300|2017|3,8,7,120,-240 11,1,7,120,-300
-180|cy450,-240 38po,-180 7ryc,-240 3w1o,-180 7cec,-240 43to,-180 74mc,-240 43to,-180 j0ec,-240 2t5o,-180
-360|cwe5c,-300 7cec,-360 3w1o,-300 7cec,-360 3w1o,-300 7cec,-360 3w1o,-300 7cec,-360 3w1o,-300 7cec,-360 43to,-300 7cec,-360 3w1o,-300 7cec,-360 3w1o,-300 7cec,-360 3w1o,-300 7cec,-360 3w1o,-300 7cec,-360 43to,-300 7cec,-360 3w1o,-300 7cec,-360 3w1o,-300 7cec,-360 3w1o,-300 7cec,-360 3w1o,-300 7cec,-360 3w1o,-300
-180|cy450,-240 38po,-180 7ryc,-240 3w1o,-180 7cec,-240 43to,-180 74mc,-240 43to,-180 j0ec,-240 2t5o,-180 8fac,-240 2t5o,-180 8fac,-240 2t5o,-180 7cec,-240 4r5o,-180 6hac,-240 4r5o,-180 6hac,-240 4r5o,-180 6hac,-240 4yxo,-180|2023|4,2,7,0,-240 9,2,7,0,-180
-120|cvqjc,-180 7cho,-120 43qc,-180 7cho,-120 3o6c,-180 7k9o,-120 3o6c,-180 7k9o,-120 3vyc,-180 7cho,-120 3vyc,-180 7cho,-120 3vyc,-180 7cho,-120 3vyc,-180 7zto,-120 38mc,-180
-60|cwtdo,0 6p40,-60 4jc0,0 6p40,-60 4r40,0 6hc0,-60 4r40,0 6hc0,-60 4r40,0 6hc0,-60 4r40,0 6p40,-60 4jc0,0 6p40,-60 4jc0,0 6p40,-60 4r40,0 6hc0,-60 4r40,0 6hc0,-60 4r40,0 6p40,-60 4jc0,0 6p40,-60 4jc0,0 6p40,-60 b8g0,-120|2025|3,24,6,1380,-60 10,25,7,0,-120
-210|cwdxv,-150 7chn,-210|2012|3,8,7,120,-150 11,1,7,120,-210
-480|cwe8o,-420 7cec,-480 3w1o,-420 7cec,-480 3w1o,-420 7cec,-480 3w1o,-420 7cec,-480 3w1o,-420 7cec,-480 43to,-420 7cec,-480 3w1o,-420 7cec,-480 3w1o,-420 7cec,-480 3w1o,-420 7cec,-480 3w1o,-420 7cec,-480 43to,-420 7cec,-480 3w1o,-420 7cec,-480 3w1o,-420 7cec,-480 3w1o,-420 7cec,-480 3w1o,-420 7cec,-480 3w1o,-420
480|d3fy0,660 3lyc,480 1glac,660 fl5o,480 6hh0,660 4ypc,480 67h0,660 4t70,480 6hc1,660 4yqz,480 69p1,660 4yqz,480 69p1,660 4vjz,480
420|d3fzo,300 3m1o,420
600
660||0|4,1,7,180,600 10,1,7,120,660
300
780||0|4,1,7,180,720 9,24,7,120,780
0||0|3,25,7,60,120 10,25,7,180,0
420|gwano,300
360|gyku0,300
120|cwyso,180 6hc0,120 4r40,180 jfyc,120 30xo,180 6p40,120 4jc0,180 6p40,120 4r40,180 6hc0,120 4r40,180 6hc0,120 4r40,180 6hc0,120 4r40,180 6hc0,120 4r40,180 6p40,120 4jc0,180 6p40,120 3o80,180
660|cwsx0,720
240|cwtc0,300 6p40,240 4jc0,300 6p40,240 4r40,300 6hc0,240 4r40,300 6hc0,240 4r40,300 6hc0,240
420
360|cwt5c,420 14eec,360 fzlo,420
120||0|3,25,7,0,180 10,25,7,0,120
360
480
330
540|cwt0c,600 14eec,480 fznc,540
480|e5xi0,540 5m30,480 5md0,540 5m30,480
120|cwyso,180 6hac,120 4r5o,180 6hac,120 4r5o,180 6hac,120 4r5o,180 6p2c,120 4jdo,180 6p2c,120 4jdo,180 6p2c,120 4r5o,180 6hac,120 4r5o,180 6hac,120 4r5o,180 6hac,120 4r5o,180 6p2c,120 4jdo,180 6p2c,120 4jdo,180
540
240
120|cwtdo,180 6p40,120 4jc0,180 6p40,120 4r40,180 6hc0,120 4r40,180 6hc0,120 4r40,180 6hc0,120 4r40,180 hxk0,120|2018|3,25,7,180,180 10,25,7,240,120
120|cwysp,180 3rib,120 7gxo,180 5eg0,120 5u00,180 5m6c,120 5m9o,180 6hac,120 4s9o,180 6g80,120 4s9o,180 6p2c,120 4jdo,180 6p2c,120 4jdo,180 6p2c,120 4q00,180 6iec,120 4r5o,180 6hc0,120 4r40,180 6o00,120 4lk0,180 6o1o,120 5m9o,180 5m6c,120 5eho,180 5tyc,120 56po,180 61qc,120 4r5o,180 6hac,120 4r5o,180 6p2c,120 4jdo,180 6p2c,120 4jdo,180 6p2c,120 4r5o,180 6hac,120 4r5o,180 6hac,120 4r5o,180 6p2c,120 4jdo,180 6p2c,120 4jdo,180 6p2c,120 4jdo,180 6p2c,120 4r5o,180 69ic,120 4yxo,180 61qc,120 56po,180 5m6c,120 5m9o,180 5eec,120 5u1o,180 4yuc,120 1iho,180 7qc,120 4r5o,180 4jac,120 1apo,180 nac,120 4r5o,180 4bic,120 1apo,180 v2c,120 4r5o,180 3vyc,120 1iho,180 12uc,120 4r5o,180 3o6c,120 1apo,180 1q6c,120 4jdo,180 3gec,120 1apo,180 1xyc,120 4jdo,180 30uc,120 1iho,180 25qc,120 4r5o,180 2lac,120 1apo,180 2lac,120 4r5o,180 25qc,120 1iho,180 2t2c,120 4r5o,180 1xyc,120 1apo,180 3gec,120 4jdo,180 1q6c,120 1apo,180 3o6c,120 4jdo,180 1amc,120 1iho,180 3vyc,120 4r5o,180 v2c,120 1apo,180 4bic,120 4r5o,180 fic,120 1iho,180 4jac,120 4r5o,180 7qc,120 1iho,180 4r2c,120 61to,180 5eec,120 5m9o,180 5m6c,120 56po,180 61qc,120 4yxo,180 69ic,120 4r5o,180 6hac,120 4r5o,180 6p2c,120 4jdo,180 6p2c,120 4jdo,180 6p2c,120 4jdo,180 6p2c,120 4r5o,180 6hac,120 4r5o,180 6hac,120 4r5o,180 6p2c,120 4jdo,180 6p2c,120 4jdo,180 6hac,120 4yxo,180 61qc,120 56po,180 5tyc,120 5eho,180 5eec,120 5u1o,180 56mc,120 1apo,180 7qc,120 4jdo,180 4yuc,120 1apo,180 fic,120 4jdo,180 4jac,120 1iho,180 nac,120 4r5o,180 43qc,120 1apo,180 12uc,120 4r5o,180 3o6c,120 1iho,180 1amc,120 4r5o,180 3gec,120 1iho,180 1q6c,120 4jdo,180 38mc,120 1apo,180 25qc,120 4jdo,180 2t2c,120 1iho,180 2dic,120 4r5o,180 2dic,120 1apo,180 2t2c,120 4r5o,180 25qc,120 1apo,180 30uc,120 4r5o,180 1q6c,120 1iho,180 38mc,120 4r5o,180 1iec,120 1apo,180 3vyc,120 4jdo,180 12uc,120 1iho,180 43qc,120 4jdo,180 v2c,120 1iho,180 4bic,120 4r5o,180 fic,120 1apo,180 4r2c,120|2087|3,24,6,120,180 10,24,6,120,120
120|cwysp,180 3rib,120 w9o,180 yec,120 5m9o,180 5eg0,120 5u00,180 5m6c,120 5m9o,180 6hac,120 4s9o,180 6g80,120 4s9o,180 6p2c,120 4jdo,180 6p2c,120 4jdo,180 6p2c,120 4q00,180 6iec,120 4r5o,180 6hc0,120 4r40,180 6o00,120 4lk0,180 6o1o,120 5m9o,180 5m6c,120 5eho,180 5tyc,120 56po,180 61qc,120 4r5o,180 6hac,120 4r5o,180 6p2c,120 4jdo,180 6p2c,120 4jdo,180 6p2c,120 4r5o,180 6hac,120 4r5o,180 6hac,120 4r5o,180 6p2c,120 4jdo,180 6p2c,120 4jdo,180 6p2c,120 4jdo,180 6p2c,120 4r5o,180 69ic,120 4yxo,180 61qc,120 56po,180 5m6c,120 5m9o,180 5eec,120 5u1o,180 4yuc,120 1iho,180 7qc,120 4r5o,180 4jac,120 1apo,180 nac,120 4r5o,180 4bic,120 1apo,180 v2c,120 4r5o,180 3vyc,120 1iho,180 12uc,120 4r5o,180 3o6c,120 1apo,180 1q6c,120 4jdo,180 3gec,120 1apo,180 1xyc,120 4jdo,180 30uc,120 1iho,180 25qc,120 4r5o,180 2lac,120 1apo,180 2lac,120 4r5o,180 25qc,120 1iho,180 2t2c,120 4r5o,180 1xyc,120 1apo,180 3gec,120 4jdo,180 1q6c,120 1apo,180 3o6c,120 4jdo,180 1amc,120 1iho,180 3vyc,120 4r5o,180 v2c,120 1apo,180 4bic,120 4r5o,180 fic,120 1iho,180 4jac,120 4r5o,180 7qc,120 1iho,180 4r2c,120 61to,180 5eec,120 5m9o,180 5m6c,120 56po,180 61qc,120 4yxo,180 69ic,120 4r5o,180 6hac,120 4r5o,180 6p2c,120 4jdo,180 6p2c,120 4jdo,180 6p2c,120 4jdo,180 6p2c,120 4r5o,180 6hac,120 4r5o,180 6hac,120 4r5o,180 6p2c,120 4jdo,180 6p2c,120 4jdo,180 6hac,120 4yxo,180 61qc,120 56po,180 5tyc,120 5eho,180 5eec,120 5u1o,180 56mc,120 1apo,180 7qc,120 4jdo,180 4yuc,120 1apo,180 fic,120 4jdo,180 4jac,120 1iho,180 nac,120 4r5o,180 43qc,120 1apo,180 12uc,120 4r5o,180 3o6c,120 1iho,180 1amc,120 4r5o,180 3gec,120 1iho,180 1q6c,120 4jdo,180 38mc,120 1apo,180 25qc,120 4jdo,180 2t2c,120 1iho,180 2dic,120 4r5o,180 2dic,120 1apo,180 2t2c,120 4r5o,180 25qc,120 1apo,180 30uc,120 4r5o,180 1q6c,120 1iho,180 38mc,120 4r5o,180 1iec,120 1apo,180 3vyc,120 4jdo,180 12uc,120 1iho,180 43qc,120 4jdo,180 v2c,120 1iho,180 4bic,120 4r5o,180 fic,120 1apo,180 4r2c,120|2087|3,24,6,120,180 10,24,6,120,120
420|e5xjo,480 5m30,420 5md0,480 5m30,420
480|cwt20,540 14eec,480
120|cwuho,180 6o00,120 4jc0,180 6p40,120 4r40,180 6hc0,120 4s80,180 6g80,120 4r40,180 6ww0,120 4bk0,180
120|cwyw0,180 5oec,120 5k1o,180 5gmc,120|2013|3,23,5,120,180 10,25,7,120,120
270
345
600|cwsyo,660 58r0,600 z5p0,540
420|cwt3o,480 14eec,420
660|cwsx0,720 14eec,600 gurc,660
120||0|3,25,7,180,180 10,25,7,240,120
360|cwt5c,420
360|cwt5c,420 14eec,360 jnto,420
360|cwt5c,420 14eec,360
540|ea8x0,510 uog0,540
360|fc120,300
390
600|cwsyo,660 14eec,600 fzlo,660
660|cwsx0,720 14eec,660
210|cwnm6,270 5oec,210 5l5o,270 5oec,210 5m9o,270 5oec,210 5l5o,270 5oec,210 5l5o,270 5oec,210 5l5o,270 5oec,210 5m9o,270 5oec,210 5l5o,270 5oec,210 5l5o,270 5oec,210 5l5o,270 5oec,210 5m9o,270 5oec,210 5l5o,270 5oec,210
360|cwt5c,420 14eec,360 hxlo,420
660|cwsx0,720 58r0,660 z5p0,600
600|cwsyo,660 14eec,600
540|cwt0c,600 14eec,540
300|cwt70,360 14eec,300
240|cwt8o,300 6p40,240
-60||0|3,25,7,0,0 10,25,7,60,-60
0||0|3,25,7,60,60 10,25,7,120,0
-60
630||0|4,1,7,180,570 10,1,7,120,630
570
525
660||0|4,1,7,120,630 10,1,7,120,660
-300|cy450,-360 38po,-300 7ryc,-360 3w1o,-300 7cec,-360 43to,-300 74mc,-360 43to,-300 j0ec,-360 2t5o,-300 8fac,-360 2t5o,-300 8fac,-360 2t5o,-300 7cec,-360 4r5o,-300 6hac,-360 4r5o,-300 6hac,-360 4r5o,-300 6hac,-360 4yxo,-300|2023|4,1,6,1320,-360 9,1,6,1320,-300
-600
-660
-720
-480
-540
660
720
780
840
180|cwtac,240 14eec,180 fzlo,240
120|cwtc0,180 6p40,120 4jc0,180 6p40,120 4r40,180 6hc0,120 4r40,180 6hc0,120 4r40,180 6hc0,120 4r40,180 6p40,120 4jc0,180 6p40,120 4jc0,180 6p40,120 4r40,180 6hc0,120 4r40,180 6hc0,120 4r40,180 6p40,120|2022|3,25,7,180,180 10,25,7,240,120
120|cwtc0,180 14eec,120
180|cwtac,240 14eec,180
120|cwtc0,180
180|cwtac,240
180|cwtac,240 14eec,180 nrlo,240
120|cwtdo,180 6p40,120 4jc0,180 6p40,120 4r40,180 6hc0,120 4r2c,240 6h8o,180
180|cwtac,240 14eec,180 195lo,240 oeuc,180
-600|cx0nc,-660 5eg0,-600 2zlc,840 2ueo,780 5m80,840 5u00,780 5eg0,840 5u00,780 5eg0,840 5u00,780 5eg0,840 5u00,780 5eg0,840 5u00,780 5eg0,840 5u00,780 5m80,840 5u00,780 5eg0,840 5u00,780 5eg0,840 5u00,780
600|e35eo,660
825||0|4,1,7,225,765 9,24,7,165,825
-660|d5eqc,780
780|cw5jc,720 74o0,780 2t40,720 8fc0,780 2t40,720 8n40,780 2lac,720 8uxo,780 2dk0,720 8uw0,780 2dk0,720 92o0,780 25s0,720 92o0,780 25s0,720 92o0,780 25s0,720 9ag0,780 1y00,720 al40,780 v40,720
-570
690|ebsg6,660 195ku,720|2020|4,1,7,180,660 10,1,7,120,720
780|eo3po,840 25s0,780
`;
