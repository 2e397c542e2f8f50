/** Written by scripts/zone-data.ts from tz database 2026f. Do not edit. */

/** One line an area: how its names begin, then how they end, in order, each with the number (base 36) of its history. */
export const places = `
Africa/ Abidjan:0 Accra:0 Addis_Ababa:1 Algiers:2 Asmara:1 Asmera:1 Bamako:0 Bangui:2 Banjul:0 Bissau:0 Blantyre:3 Brazzaville:2 Bujumbura:3 Cairo:4 Casablanca:5 Ceuta:6 Conakry:0 Dakar:0 Dar_es_Salaam:1 Djibouti:1 Douala:2 El_Aaiun:5 Freetown:0 Gaborone:3 Harare:3 Johannesburg:3 Juba:7 Kampala:1 Khartoum:8 Kigali:3 Kinshasa:2 Lagos:2 Libreville:2 Lome:0 Luanda:2 Lubumbashi:3 Lusaka:3 Malabo:2 Maputo:3 Maseru:3 Mbabane:3 Mogadishu:1 Monrovia:0 Nairobi:1 Ndjamena:2 Niamey:2 Nouakchott:0 Ouagadougou:0 Porto-Novo:2 Sao_Tome:9 Timbuktu:0 Tripoli:3 Tunis:2 Windhoek:a
America/ Adak:b Anchorage:c Anguilla:d Antigua:d Araguaina:e Argentina/Buenos_Aires:e Argentina/Catamarca:e Argentina/ComodRivadavia:e Argentina/Cordoba:e Argentina/Jujuy:e Argentina/La_Rioja:e Argentina/Mendoza:e Argentina/Rio_Gallegos:e Argentina/Salta:e Argentina/San_Juan:e Argentina/San_Luis:e Argentina/Tucuman:e Argentina/Ushuaia:e Aruba:d Asuncion:f Atikokan:g Atka:b Bahia:e Bahia_Banderas:h Barbados:d Belem:e Belize:i Blanc-Sablon:d Boa_Vista:d Bogota:g Boise:j Buenos_Aires:e Cambridge_Bay:j Campo_Grande:k Cancun:l Caracas:m Catamarca:e Cayenne:e Cayman:g Chicago:n Chihuahua:o Ciudad_Juarez:p Coral_Harbour:g Cordoba:e Costa_Rica:i Coyhaique:q Creston:r Cuiaba:k Curacao:d Danmarkshavn:0 Dawson:s Dawson_Creek:r Denver:j Detroit:t Dominica:d Edmonton:u Eirunepe:g El_Salvador:i Ensenada:v Fort_Nelson:w Fort_Wayne:t Fortaleza:e Glace_Bay:x Godthab:y Goose_Bay:x Grand_Turk:z Grenada:d Guadeloupe:d Guatemala:i Guayaquil:g Guyana:d Halifax:x Havana:10 Hermosillo:r Indiana/Indianapolis:t Indiana/Knox:n Indiana/Marengo:t Indiana/Petersburg:t Indiana/Tell_City:n Indiana/Vevay:t Indiana/Vincennes:t Indiana/Winamac:t Indianapolis:t Inuvik:u Iqaluit:t Jamaica:g Jujuy:e Juneau:c Kentucky/Louisville:t Kentucky/Monticello:t Knox_IN:n Kralendijk:d La_Paz:d Lima:g Los_Angeles:v Louisville:t Lower_Princes:d Maceio:e Managua:i Manaus:d Marigot:d Martinique:d Matamoros:n Mazatlan:11 Mendoza:e Menominee:n Merida:h Metlakatla:12 Mexico_City:h Miquelon:13 Moncton:x Monterrey:h Montevideo:14 Montreal:t Montserrat:d Nassau:t New_York:t Nipigon:t Nome:c Noronha:15 North_Dakota/Beulah:n North_Dakota/Center:n North_Dakota/New_Salem:n Nuuk:y Ojinaga:16 Panama:g Pangnirtung:t Paramaribo:e Phoenix:r Port-au-Prince:17 Port_of_Spain:d Porto_Acre:g Porto_Velho:d Puerto_Rico:d Punta_Arenas:18 Rainy_River:19 Rankin_Inlet:n Recife:e Regina:i Resolute:n Rio_Branco:g Rosario:e Santa_Isabel:v Santarem:e Santiago:1a Santo_Domingo:d Sao_Paulo:1b Scoresbysund:1c Shiprock:j Sitka:c St_Barthelemy:d St_Johns:1d St_Kitts:d St_Lucia:d St_Thomas:d St_Vincent:d Swift_Current:i Tegucigalpa:i Thule:x Thunder_Bay:t Tijuana:v Toronto:t Tortola:d Vancouver:1e Virgin:d Whitehorse:s Winnipeg:19 Yakutat:c Yellowknife:u
Antarctica/ Casey:1f Davis:1g DumontDUrville:1h Macquarie:1i Mawson:1j McMurdo:1k Palmer:18 Rothera:e South_Pole:1k Syowa:1 Troll:1l Vostok:1m
Arctic/ Longyearbyen:6
Asia/ Aden:1 Almaty:1n Amman:1o Anadyr:1p Aqtau:1j Aqtobe:1j Ashgabat:1j Ashkhabad:1j Atyrau:1j Baghdad:1 Bahrain:1 Baku:1q Bangkok:1g Barnaul:1r Beirut:1s Bishkek:1t Brunei:1u Calcutta:1v Chita:1w Choibalsan:1x Chongqing:1u Chungking:1u Colombo:1v Dacca:1t Damascus:1y Dhaka:1t Dili:1z Dubai:20 Dushanbe:1j Famagusta:21 Gaza:22 Harbin:1u Hebron:22 Ho_Chi_Minh:1g Hong_Kong:1u Hovd:23 Irkutsk:1u Istanbul:24 Jakarta:1g Jayapura:1z Jerusalem:25 Kabul:26 Kamchatka:1p Karachi:1j Kashgar:1t Kathmandu:27 Katmandu:27 Khandyga:1z Kolkata:1v Krasnoyarsk:1g Kuala_Lumpur:1u Kuching:1u Kuwait:1 Macao:1u Macau:1u Magadan:28 Makassar:1u Manila:1u Muscat:20 Nicosia:29 Novokuznetsk:1g Novosibirsk:2a Omsk:1t Oral:1j Phnom_Penh:1g Pontianak:1g Pyongyang:2b Qatar:1 Qostanay:1n Qyzylorda:2c Rangoon:2d Riyadh:1 Saigon:1g Sakhalin:2e Samarkand:1j Seoul:1z Shanghai:1u Singapore:1u Srednekolymsk:2f Taipei:1u Tashkent:1j Tbilisi:20 Tehran:2g Tel_Aviv:25 Thimbu:1t Thimphu:1t Tokyo:1z Tomsk:2h Ujung_Pandang:1u Ulaanbaatar:1x Ulan_Bator:1x Urumqi:1t Ust-Nera:1h Vientiane:1g Vladivostok:1h Yakutsk:1z Yangon:2d Yekaterinburg:1j Yerevan:20
Atlantic/ Azores:2i Bermuda:x Canary:2j Cape_Verde:2k Faeroe:2j Faroe:2j Jan_Mayen:6 Madeira:2j Reykjavik:0 South_Georgia:15 St_Helena:0 Stanley:e
Australia/ ACT:1i Adelaide:2l Brisbane:1h Broken_Hill:2l Canberra:1i Currie:1i Darwin:2m Eucla:2n Hobart:1i LHI:2o Lindeman:1h Lord_Howe:2o Melbourne:1i NSW:1i North:2m Perth:1u Queensland:1h South:2l Sydney:1i Tasmania:1i Victoria:1i West:1u Yancowinna:2l
Brazil/ Acre:g DeNoronha:15 East:1b West:d
Canada/ Atlantic:x Central:19 Eastern:t Mountain:u Newfoundland:1d Pacific:1e Saskatchewan:i Yukon:s
Chile/ Continental:1a EasterIsland:2p
Etc/ GMT:0 GMT+0:0 GMT+1:2k GMT+10:2q GMT+11:2r GMT+12:2s GMT+2:15 GMT+3:e GMT+4:d GMT+5:g GMT+6:i GMT+7:r GMT+8:2t GMT+9:2u GMT-0:0 GMT-1:2 GMT-10:1h GMT-11:2f GMT-12:1p GMT-13:2v GMT-14:2w GMT-2:3 GMT-3:1 GMT-4:20 GMT-5:1j GMT-6:1t GMT-7:1g GMT-8:1u GMT-9:1z GMT0:0 Greenwich:0 UCT:0 UTC:0 Universal:0 Zulu:0
Europe/ Amsterdam:6 Andorra:6 Astrakhan:2x Athens:29 Belfast:2j Belgrade:6 Berlin:6 Bratislava:6 Brussels:6 Bucharest:29 Budapest:6 Busingen:6 Chisinau:2y Copenhagen:6 Dublin:2j Gibraltar:6 Guernsey:2j Helsinki:29 Isle_of_Man:2j Istanbul:24 Jersey:2j Kaliningrad:3 Kiev:29 Kirov:1 Kyiv:29 Lisbon:2j Ljubljana:6 London:2j Luxembourg:6 Madrid:6 Malta:6 Mariehamn:29 Minsk:1 Monaco:6 Moscow:1 Nicosia:29 Oslo:6 Paris:6 Podgorica:6 Prague:6 Riga:29 Rome:6 Samara:20 San_Marino:6 Sarajevo:6 Saratov:2z Simferopol:1 Skopje:6 Sofia:29 Stockholm:6 Tallinn:29 Tirane:6 Tiraspol:2y Ulyanovsk:2x Uzhgorod:29 Vaduz:6 Vatican:6 Vienna:6 Vilnius:29 Volgograd:30 Warsaw:6 Zagreb:6 Zaporozhye:29 Zurich:6
Indian/ Antananarivo:1 Chagos:1t Christmas:1g Cocos:2d Comoro:1 Kerguelen:1j Mahe:20 Maldives:1j Mauritius:20 Mayotte:1 Reunion:20
Mexico/ BajaNorte:v BajaSur:11 General:h
Pacific/ Apia:31 Auckland:1k Bougainville:2f Chatham:32 Chuuk:1h Easter:2p Efate:2f Enderbury:2v Fakaofo:2v Fiji:33 Funafuti:1p Galapagos:i Gambier:2u Guadalcanal:2f Guam:1h Honolulu:2q Johnston:2q Kanton:2v Kiritimati:2w Kosrae:2f Kwajalein:1p Majuro:1p Marquesas:34 Midway:2r Nauru:1p Niue:2r Norfolk:35 Noumea:2f Pago_Pago:2r Palau:1z Pitcairn:2t Pohnpei:2f Ponape:2f Port_Moresby:1h Rarotonga:2q Saipan:1h Samoa:2r Tahiti:2q Tarawa:1p Tongatapu:36 Truk:1h Wake:1p Wallis:1p Yap:1h
US/ Alaska:c Aleutian:b Arizona:r Central:n East-Indiana:t Eastern:t Hawaii:2q Indiana-Starke:n Michigan:t Mountain:j Pacific:v Samoa:2r
 UTC:0
`;

/**
 * One line a history, from 2015 on: the first offset in minutes; then changes, each as minutes (base 36) since the change before or
 * since 1970, and the new offset; where clocks go on being changed by rule, the first year of that (0: it always was so) and the two
 * changes of a year: month, day, the weekday on or after it (1 is Monday), minutes after midnight, and the new offset.
 */
export const histories = `
0
180
60
120
120||2023|4,24,5,0,180 10,26,5,0,120
0|e5yzc,60 2dk0,0 12w0,60 30w0,0 4r40,60 25s0,0 12w0,60 3gg0,0 4jc0,60 1q80,0 1ao0,60 3o80,0 4jc0,60 1ig0,0 12w0,60 9xs0,0 12w0,60 9q00,0 1ao0,60 9q00,0 12w0,60 9q00,0 1ao0,60 9q00,0 12w0,60 9xs0,0 12w0,60 9q00,0 1ao0,60 9q00,0 12w0,60 5m6c,0
60||0|3,25,7,120,120 10,25,7,180,60
180|fzw30,120
180|ez830,120
0|f141o,60 b9k0,0
120|e66o0,60 4r5o,120 6hac,60 4r5o,120 6hac,60 4r5o,120
-600||0|3,8,7,120,-540 11,1,7,120,-600
-540||0|3,8,7,120,-480 11,1,7,120,-540
-240
-180
-180|e5r90,-240 61to,-180 5eec,-240 5u1o,-180 5eec,-240 5u1o,-180 5eec,-240 61to,-180 56mc,-240 61to,-180 56mc,-240 61to,-180 5eec,-240 5u1o,-180 5eec,-240 5u1o,-180 5eec,-240 5u1o,-180 5eec,-240 61to,-180
-300
-360|e671c,-300 69ic,-360 4yxo,-300 6hac,-360 4r5o,-300 6hac,-360 4r5o,-300 6hac,-360 4yxo,-300 69ic,-360 4yxo,-300 69ic,-360 4yxo,-300 6hac,-360 4r5o,-300 6hac,-360
-360
-420||0|3,8,7,120,-360 11,1,7,120,-420
-180|e4w50,-240 7cho,-180 3vyc,-240 7cho,-180 3vyc,-240 7cho,-180 3vyc,-240 7zto,-180 38mc,-240
-360|e491c,-300
-270|eiajo,-240
-360||0|3,8,7,120,-300 11,1,7,120,-360
-420|e6730,-360 69ic,-420 4yxo,-360 6hac,-420 4r5o,-360 6hac,-420 4r5o,-360 6hac,-420 4yxo,-360 69ic,-420 4yxo,-360 69ic,-420 4yxo,-360 6hac,-420 4r5o,-360
-420|e5bz0,-360 7cec,-420 43to,-360 7cec,-420 3w1o,-360 7cec,-420 3w1o,-360 7cec,-420 3w1o,-360 7cec,-420 3w1o,-360 7cec,-420 43to,-360 7cec,-420 3w1o,-360 82z0,-420|2023|3,8,7,120,-360 11,1,7,120,-420
-180|eipx0,-240 2t5o,-180 8fac,-240 2t5o,-180 8fac,-240 2t5o,-180 7cec,-240 4r5o,-180 6hac,-240 4r5o,-180 6hac,-240 4r5o,-180 6hac,-240 4yxo,-180 69ic,-240 4r5o,-180 6p2c,-240 4r5o,-180
-420
-480|e5c0o,-420 7cec,-480 43to,-420 7cec,-480 3w1o,-420 7cec,-480 3w1o,-420 7cec,-480 3w1o,-420 7cec,-480 3w1o,-420
-300||0|3,8,7,120,-240 11,1,7,120,-300
-420|e5bz0,-360 7cec,-420 43to,-360 7cec,-420 3w1o,-360 7cec,-420 3w1o,-360 7cec,-420 3w1o,-360 7cec,-420 3w1o,-360 7cec,-420 43to,-360 7cec,-420 3w1o,-360 7cec,-420 3w1o,-360 7cec,-420 3w1o,-360 7cec,-420 3w1o,-360 7cec,-420 3w1o,-360
-480||0|3,8,7,120,-420 11,1,7,120,-480
-480|e5c0o,-420
-240||0|3,8,7,120,-180 11,1,7,120,-240
-180|e5yxo,-120 6hc0,-180 4r40,-120 6p40,-180 4jc0,-120 6p40,-180 4jc0,-120 6p40,-180 4r40,-120 6hc0,-180 4r40,-120 6hc0,-180 4r40,-120 6p40,-180 4jc0,-120 6p40,-180 4jc0,-120|2024|3,24,6,1380,-60 10,25,7,0,-120
-300|e5bvo,-240 159ic,-300|2019|3,8,7,120,-240 11,1,7,120,-300
-300|e5bsc,-240 7cg0,-300 43s0,-240 7cg0,-300 3w00,-240 7cg0,-300 3w00,-240 7cg0,-300 3w00,-240 7cg0,-300 3w00,-240 7cg0,-300 43s0,-240 7cg0,-300 3w00,-240 7cg0,-300 3w00,-240 7cg0,-300 3w00,-240 7cg0,-300 3w00,-240 7cg0,-300 3w00,-240 iso0,-300|2028|3,8,7,0,-240 11,1,7,60,-300
-420|e6730,-360 69ic,-420 4yxo,-360 6hac,-420 4r5o,-360 6hac,-420 4r5o,-360 6hac,-420 4yxo,-360 69ic,-420 4yxo,-360 69ic,-420 4yxo,-360 6hac,-420 4r5o,-360 6hac,-420
-480|ecogo,-540 43to,-480 7cec,-540 3w1o,-480 7cec,-540 3w1o,-480 9pyc,-540 1iho,-480 7cec,-540|2020|3,8,7,120,-480 11,1,7,120,-540
-180||0|3,8,7,120,-120 11,1,7,120,-180
-120|e5bqo,-180
-120
-420|e5bz0,-360 7cec,-420 43to,-360 7cec,-420 3w1o,-360 7cec,-420 3w1o,-360 7cec,-420 3w1o,-360 7cec,-420 3w1o,-360 7cec,-420 43to,-360 7cec,-420 3w1o,-360|2023|3,8,7,120,-300 11,1,7,120,-360
-300|e5bvo,-240 7cec,-300|2017|3,8,7,120,-240 11,1,7,120,-300
-180|eipx0,-240 2t5o,-180
-360|e5bxc,-300 7cec,-360 43to,-300 7cec,-360 3w1o,-300 7cec,-360 3w1o,-300 7cec,-360 3w1o,-300 7cec,-360 3w1o,-300 7cec,-360 43to,-300 7cec,-360 3w1o,-300 7cec,-360 3w1o,-300 7cec,-360 3w1o,-300 7cec,-360 3w1o,-300 7cec,-360 3w1o,-300
-180|eipx0,-240 2t5o,-180 8fac,-240 2t5o,-180 8fac,-240 2t5o,-180 7cec,-240 4r5o,-180 6hac,-240 4r5o,-180 6hac,-240 4r5o,-180 6hac,-240 4yxo,-180|2023|4,2,7,0,-240 9,2,7,0,-180
-120|e4w3c,-180 7cho,-120 3vyc,-180 7cho,-120 3vyc,-180 7cho,-120 3vyc,-180 7zto,-120 38mc,-180
-60|e5yxo,0 6hc0,-60 4r40,0 6p40,-60 4jc0,0 6p40,-60 4jc0,0 6p40,-60 4r40,0 6hc0,-60 4r40,0 6hc0,-60 4r40,0 6p40,-60 4jc0,0 6p40,-60 4jc0,0 6p40,-60 b8g0,-120|2025|3,24,6,1380,-60 10,25,7,0,-120
-210||0|3,8,7,120,-150 11,1,7,120,-210
-480|e5c0o,-420 7cec,-480 43to,-420 7cec,-480 3w1o,-420 7cec,-480 3w1o,-420 7cec,-480 3w1o,-420 7cec,-480 3w1o,-420 7cec,-480 43to,-420 7cec,-480 3w1o,-420 7cec,-480 3w1o,-420 7cec,-480 3w1o,-420 7cec,-480 3w1o,-420 7cec,-480 3w1o,-420
480|enn6o,660 fl5o,480 6hh0,660 4ypc,480 67h0,660 4t70,480 6hc1,660 4yqz,480 69p1,660 4yqz,480 69p1,660 4vjz,480
420
600
660||0|4,1,7,180,600 10,1,7,120,660
300
780||0|4,1,7,180,720 9,24,7,120,780
0||0|3,25,7,60,120 10,25,7,180,0
420|gwano,300
360|gyku0,300
120|e5wko,180 6p40,120 4r40,180 6hc0,120 4r40,180 6hc0,120 4r40,180 6hc0,120 4r40,180 6hc0,120 4r40,180 6p40,120 4jc0,180 6p40,120 3o80,180
720
240|e5yw0,300 6hc0,240
360|eh75c,420
120||0|3,25,7,0,180 10,25,7,0,120
360
480
330
480|eh720,540
480|e5xi0,540 5m30,480 5md0,540 5m30,480
120|e5wko,180 6p2c,120 4jdo,180 6p2c,120 4r5o,180 6hac,120 4r5o,180 6hac,120 4r5o,180 6hac,120 4r5o,180 6p2c,120 4jdo,180 6p2c,120 4jdo,180
540
240
120|e5yxo,180 6hc0,120 4r40,180 hxk0,120|2018|3,25,7,180,180 10,25,7,240,120
120|e5xoo,180 6g80,120 4s9o,180 6p2c,120 4jdo,180 6p2c,120 4jdo,180 6p2c,120 4q00,180 6iec,120 4r5o,180 6hc0,120 4r40,180 6o00,120 4lk0,180 6o1o,120 5m9o,180 5m6c,120 5eho,180 5tyc,120 56po,180 61qc,120 4r5o,180 6hac,120 4r5o,180 6p2c,120 4jdo,180 6p2c,120 4jdo,180 6p2c,120 4r5o,180 6hac,120 4r5o,180 6hac,120 4r5o,180 6p2c,120 4jdo,180 6p2c,120 4jdo,180 6p2c,120 4jdo,180 6p2c,120 4r5o,180 69ic,120 4yxo,180 61qc,120 56po,180 5m6c,120 5m9o,180 5eec,120 5u1o,180 4yuc,120 1iho,180 7qc,120 4r5o,180 4jac,120 1apo,180 nac,120 4r5o,180 4bic,120 1apo,180 v2c,120 4r5o,180 3vyc,120 1iho,180 12uc,120 4r5o,180 3o6c,120 1apo,180 1q6c,120 4jdo,180 3gec,120 1apo,180 1xyc,120 4jdo,180 30uc,120 1iho,180 25qc,120 4r5o,180 2lac,120 1apo,180 2lac,120 4r5o,180 25qc,120 1iho,180 2t2c,120 4r5o,180 1xyc,120 1apo,180 3gec,120 4jdo,180 1q6c,120 1apo,180 3o6c,120 4jdo,180 1amc,120 1iho,180 3vyc,120 4r5o,180 v2c,120 1apo,180 4bic,120 4r5o,180 fic,120 1iho,180 4jac,120 4r5o,180 7qc,120 1iho,180 4r2c,120 61to,180 5eec,120 5m9o,180 5m6c,120 56po,180 61qc,120 4yxo,180 69ic,120 4r5o,180 6hac,120 4r5o,180 6p2c,120 4jdo,180 6p2c,120 4jdo,180 6p2c,120 4jdo,180 6p2c,120 4r5o,180 6hac,120 4r5o,180 6hac,120 4r5o,180 6p2c,120 4jdo,180 6p2c,120 4jdo,180 6hac,120 4yxo,180 61qc,120 56po,180 5tyc,120 5eho,180 5eec,120 5u1o,180 56mc,120 1apo,180 7qc,120 4jdo,180 4yuc,120 1apo,180 fic,120 4jdo,180 4jac,120 1iho,180 nac,120 4r5o,180 43qc,120 1apo,180 12uc,120 4r5o,180 3o6c,120 1iho,180 1amc,120 4r5o,180 3gec,120 1iho,180 1q6c,120 4jdo,180 38mc,120 1apo,180 25qc,120 4jdo,180 2t2c,120 1iho,180 2dic,120 4r5o,180 2dic,120 1apo,180 2t2c,120 4r5o,180 25qc,120 1apo,180 30uc,120 4r5o,180 1q6c,120 1iho,180 38mc,120 4r5o,180 1iec,120 1apo,180 3vyc,120 4jdo,180 12uc,120 1iho,180 43qc,120 4jdo,180 v2c,120 1iho,180 4bic,120 4r5o,180 fic,120 1apo,180 4r2c,120|2087|3,24,6,120,180 10,24,6,120,120
420|e5xjo,480 5m30,420 5md0,480 5m30,420
120|e5yxo,180 6ww0,120 4bk0,180
120||0|3,23,5,120,180 10,25,7,120,120
270
345
600|ei22o,660
120||0|3,25,7,180,180 10,25,7,240,120
360|ekvdc,420
540|ea8x0,510 uog0,540
360|fc120,300
390
600|eh6yo,660
660
210|e5qy6,270 5oec,210 5l5o,270 5oec,210 5m9o,270 5oec,210 5l5o,270 5oec,210 5l5o,270 5oec,210 5l5o,270 5oec,210 5m9o,270 5oec,210 5l5o,270 5oec,210
360|ej55c,420
-60||0|3,25,7,0,0 10,25,7,60,-60
0||0|3,25,7,60,60 10,25,7,120,0
-60
630||0|4,1,7,180,570 10,1,7,120,630
570
525
660||0|4,1,7,120,630 10,1,7,120,660
-300|eipx0,-360 2t5o,-300 8fac,-360 2t5o,-300 8fac,-360 2t5o,-300 7cec,-360 4r5o,-300 6hac,-360 4r5o,-300 6hac,-360 4r5o,-300 6hac,-360 4yxo,-300|2023|4,1,6,1320,-360 9,1,6,1320,-300
-600
-660
-720
-480
-540
780
840
180|eh7ac,240
120|e5yw0,180 6hc0,120 4r40,180 6p40,120 4jc0,180 6p40,120 4jc0,180 6p40,120 4r40,180 6hc0,120 4r40,180 6hc0,120 4r40,180 6p40,120|2022|3,25,7,180,180 10,25,7,240,120
180|eozac,240
180|fadac,240 oeuc,180
840|e667c,780 5eg0,840 5u00,780 5eg0,840 5u00,780 5eg0,840 5u00,780 5m80,840 5u00,780 5eg0,840 5u00,780 5eg0,840 5u00,780
825||0|4,1,7,225,765 9,24,7,165,825
780|e3snc,720 8uw0,780 2dk0,720 92o0,780 25s0,720 92o0,780 25s0,720 92o0,780 25s0,720 9ag0,780 1y00,720 al40,780 v40,720
-570
690|ebsg6,660 195ku,720|2020|4,1,7,180,660 10,1,7,120,720
780|eo3po,840 25s0,780
`;
