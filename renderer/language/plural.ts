import { formatNumber } from './formats.ts';

/** What is said of a count, by the categories of `Intl.PluralRules`; `#` stands for the number. */
type Forms<C extends Intl.LDMLPluralRule> = Readonly<Record<C, string>>;

/** Chooses the form that belongs to a number and puts the number in. */
export type Plural<C extends Intl.LDMLPluralRule> = (count: number, forms: Forms<C>) => string;

/**
 * Makes the helper of a language. Its type asks for exactly the forms that the language has, so that none is forgotten.
 * @param tag the language whose rules count, whatever its region
 */
export function createPlural<C extends Intl.LDMLPluralRule>(tag: string): Plural<C | 'other'> {
  const rules = new Intl.PluralRules(tag);
  return (count, forms) => {
    const form = (forms as Partial<Record<Intl.LDMLPluralRule, string>>)[rules.select(count)] ?? forms.other;
    return form.replaceAll('#', formatNumber(count));
  };
}
