import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const folder = join(import.meta.dirname, '../../renderer/styles');
/** What has a direction of its own stands in one file. */
const exception = 'directions.css';

/** Declarations that name a side of the screen instead of the start or end of a line. */
function sidesIn(css: string): string[] {
  const declarations = css.replaceAll(/\/\*[\s\S]*?\*\//g, '').match(/[\w-]+\s*:[^;{}]+(?=[;}])/g) ?? [];
  return declarations.map((declaration) => declaration.replaceAll(/\s+/g, ' ').trim()).filter(namesASide);
}

function namesASide(declaration: string): boolean {
  const [property = '', value = ''] = declaration.split(/:(.*)/s).map((part) => part.trim());
  if (/^(left|right)$|-(left|right)(-|$)/.test(property)) return true;
  if (/^(text-align|float|clear)$/.test(property)) return /^(left|right)$/.test(value);
  // Four values in a row are top, right, bottom, left.
  const [, right, , left] = value.split(' ');
  return /^(margin|padding|inset|border-width)$/.test(property) && left !== undefined && left !== right;
}

it('styles know start and end, not left and right, so that they fit both directions', () => {
  const found = readdirSync(folder).filter((name) => name.endsWith('.css') && name !== exception).flatMap((name) => sidesIn(readFileSync(join(folder, name), 'utf8')).map((side) => `${name}: ${side}`));
  expect(found).toEqual([]);
});

it.each(['left: 0', 'margin-left: 4px', 'border-top-right-radius: 4px', 'text-align: right', 'float: left', 'padding: 1px 2px 3px 4px', 'inset: 0 auto 0 0'])('finds a planted “%s”', (declaration) => {
  expect(sidesIn(`.a { ${declaration}; }`)).toEqual([declaration]);
});

it.each(['inset-inline-start: 0', 'margin: 1px 2px 3px 2px', 'text-align: start', 'padding: 4px 8px'])('lets “%s” be', (declaration) => {
  expect(sidesIn(`.a { ${declaration}; }`)).toEqual([]);
});
