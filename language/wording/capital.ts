/** With a capital letter in front. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What is said within another sentence, as one of its own. */
export function sentence(text: string): string {
  return `${capital(text)}.`;
}
