/** The page with what stands between two marks, `<!-- name: … -->` and `<!-- /name -->`, made anew; without marks, as it is. */
export function withMarked(page: string, name: string, make: () => string): string {
  const begin = `<!-- ${name}: made by \`npm run docs\` -->`;
  const from = page.indexOf(begin);
  const to = page.indexOf(`<!-- /${name} -->`);
  return from < 0 || to < from ? page : `${page.slice(0, from + begin.length)}\n${make()}\n${page.slice(to)}`;
}
