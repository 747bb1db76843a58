/** Who wants no motion, as for a picture that is compared, gets the same frame again and again. */
export function isStill(): boolean {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches;
}
