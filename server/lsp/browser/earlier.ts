/** In a browser there is no git. */
export function earlier(): string {
  return "Earlier versions are read from git, which a browser does not have. Compare with another file.";
}
