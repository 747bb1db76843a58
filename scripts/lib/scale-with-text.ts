/** The part of a PostCSS declaration that is looked at. */
interface Declaration {
  readonly prop: string;
  value: string;
}

const textProperties = new Set(['font', 'font-size', 'line-height']);
const boxProperties = new Set(['width', 'min-width', 'height', 'min-height', 'max-height', 'inline-size', 'block-size']);
/** Boxes up to this size hold a line or two of text, or an icon; larger ones are panes, which the window limits. */
const largestBoxPixels = 72;
const usualTextPixels = 16;

/**
 * Lets what holds text grow with the size that the person, or their system, chooses: styles are written in pixels of the
 * usual size and become `rem` here. What must keep its size, such as a button with an icon, is written with `PX`.
 */
export const scaleWithText = {
  postcssPlugin: 'scale-with-text',
  Declaration(declaration: Declaration): void {
    const scaled = scaleValue(declaration.prop, declaration.value);
    // Written only when it differs: PostCSS looks again at whatever was changed.
    if (scaled !== declaration.value) declaration.value = scaled;
  },
};

/** Gives a value with its pixels in `rem`, where the property holds text. */
export function scaleValue(property: string, value: string): string {
  const isText = textProperties.has(property);
  if (!isText && !boxProperties.has(property)) return value;
  return value.replace(/(?<![\w.#-])(\d+(?:\.\d+)?)px\b/g, (written, digits: string) => {
    const pixels = Number(digits);
    return pixels < 4 || (!isText && pixels > largestBoxPixels) ? written : `${String(pixels / usualTextPixels)}rem`;
  });
}
