import { z } from 'zod';
import { createRandom } from './seeded-random.ts';

interface JsonSchema {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly minLength?: number;
  readonly format?: string;
  readonly pattern?: string;
}

type Random = () => number;

const pick = <Value>(random: Random, values: readonly Value[]): Value | undefined => values[Math.floor(random() * values.length)];

/** Values that are wrong nearly everywhere, and those that programs stumble over. */
const spoilt: readonly unknown[] = [
  null, true, false, [], {}, [null], [[]], '', ' ', 'x', '\0', '\u202E', '\uD800', '\uDFFF', '💥', '0', '-1', 'null', '<b>', "' OR 1=1 --", '../..', '%00', 'x'.repeat(70), 'x'.repeat(2_000),
  0, -0, -1, 0.5, 1e308, -1e308, 2 ** 53, 2 ** 53 + 2, -(2 ** 53), 2 ** 31, 4_294_967_296, { $ne: '' }, { length: 1 }, { toString: 'x' }, { constructor: { prototype: {} } },
  '00000000-0000-0000-0000-00000000000', '01a208ca-0365-7650-bd19-788b6888b68e ', '01A208CA-0365-7650-BD19-788B6888B68E',
];

interface Wish {
  readonly count: number;
  readonly seed: number;
  /** Leaves out what is no JSON at all, for carriers that bring only values. */
  readonly isJson?: boolean;
}

/** A schema that allows little has few wrong values: after so many that were there already, no more are looked for. */
const triesInVain = 2_000;

/**
 * Texts that are no JSON of this schema, all different, from a seed: a value of another kind in some place, a place
 * that is missing, doubled, nested or renamed, and texts that are cut off or no JSON at all. What happens to fit the
 * schema after all is left out, so that every text has to be refused.
 */
export function malformedTexts(schema: z.ZodType, { count, seed, isJson = false }: Wish): string[] {
  const random = createRandom(seed);
  const shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
  const spoils = isJson ? spoilsOfValues : [...spoilsOfValues, ...spoilsOfTexts, ...endlessSpoils];
  const texts = new Set<string>();
  for (let inVain = 0; texts.size < count && inVain < triesInVain; inVain += 1) {
    const spoil = pick(random, spoils);
    const text = spoil?.(JSON.stringify(exampleOf(shape, random)), random) ?? null;
    if (spoil === undefined || text === null || texts.has(text)) continue;
    // What never ends is long and never JSON: it need not be read to know.
    if (!endlessSpoils.includes(spoil) && fits(schema, text)) continue;
    texts.add(text);
    inVain = 0;
  }
  return [...texts];
}

/** Whether a text is what the schema describes. */
function fits(schema: z.ZodType, text: string): boolean {
  try {
    return schema.safeParse(JSON.parse(text)).success;
  } catch {
    return false;
  }
}

const uuid = '01a208ca-0365-7650-bd19-788b6888b68e';

/** Something the schema allows, or nearly. */
function exampleOf(schema: JsonSchema, random: Random): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return pick(random, schema.enum);
  const choice = pick(random, schema.anyOf ?? schema.oneOf ?? []);
  if (choice !== undefined) return exampleOf(choice, random);
  if (schema.allOf !== undefined) return Object.assign({}, ...schema.allOf.map((part) => exampleOf(part, random))) as unknown;
  switch (schema.type) {
    case 'object': return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, inner]) => [name, exampleOf(inner, random)]));
    case 'array': return Array.from({ length: Math.max(1, schema.minItems ?? 0) }, () => exampleOf(schema.items ?? {}, random));
    case 'string': return schema.format === 'uuid' || schema.pattern !== undefined ? uuid : 'x'.repeat(Math.max(1, schema.minLength ?? 0));
    case 'integer':
    case 'number': return Math.max(1, schema.minimum ?? 1);
    case 'boolean': return random() < 0.5;
    default: return null;
  }
}

type Spoil = (text: string, random: Random) => string | null;

const spoilsOfValues: readonly Spoil[] = [
  inPlace((_value, random) => pick(random, spoilt)),
  inPlace((_value, random) => pick(random, spoilt)),
  inPlace(() => undefined),
  inPlace((value) => [value]),
  inPlace((value) => ({ value })),
  inPlace((value, random) => `${JSON.stringify(value)}${JSON.stringify(pick(random, spoilt))}`),
  (text) => text.replace('{', '{"__proto__":{"type":"ping"},"type":null,'),
  (_text, random) => JSON.stringify(pick(random, spoilt)),
];
const spoilsOfTexts: readonly Spoil[] = [
  (text, random) => text.slice(0, Math.floor(random() * text.length)),
  (text, random) => `${text.slice(0, Math.floor(random() * text.length))}${String(pick(random, [',', '}', ']', '"', '\\', '\0', '1', 'e', '/*']))}${text.slice(Math.floor(random() * text.length))}`,
  (text, random) => `${text}${String(pick(random, ['{', '}', ',', 'x', '[]', '\0']))}`,
];
const endlessSpoils: readonly Spoil[] = [
  (_text, random) => '['.repeat(1 + Math.floor(random() * 30_000)),
  (_text, random) => `${'{"a":'.repeat(1 + Math.floor(random() * 9_000))}1`,
];

/** Puts another value into some place of the text's value; `undefined` takes the place out. */
function inPlace(change: (value: unknown, random: Random) => unknown): Spoil {
  return (text, random) => {
    const value: unknown = JSON.parse(text);
    const path = pick(random, placesOf(value));
    if (path === undefined) return JSON.stringify(change(value, random)) ?? null;
    return JSON.stringify(changed(value, path, (inner) => change(inner, random)));
  };
}

function placesOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [[...path, key], ...placesOf(inner, [...path, key])]);
}

function changed(value: unknown, [key, ...rest]: readonly string[], change: (inner: unknown) => unknown): unknown {
  if (key === undefined) return change(value);
  const copy: object = Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) };
  Reflect.set(copy, key, changed(Reflect.get(copy, key), rest, change));
  return copy;
}
