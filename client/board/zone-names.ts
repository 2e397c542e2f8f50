/** Browsers go on to call some zones by the names they had long ago; the runbook and its people call them by today's. */
const today: Readonly<Record<string, string>> = {
  "Asia/Calcutta": "Asia/Kolkata",
  "Asia/Katmandu": "Asia/Kathmandu",
  "Asia/Rangoon": "Asia/Yangon",
  "Asia/Saigon": "Asia/Ho_Chi_Minh",
  "Europe/Kiev": "Europe/Kyiv",
};

export function todaysName(zone: string): string {
  return today[zone] ?? zone;
}
