/** How many colours there are for organizations; the style sheet defines `--avatar-0` and on. */
const colourCount = 8;

/** The first colour that the fewest of the others have. */
export function freeColour(others: readonly { readonly colour: number }[]): number {
  const uses = Array.from({ length: colourCount }, (_unused, colour) => others.filter((other) => other.colour === colour).length);
  return uses.indexOf(Math.min(...uses));
}
