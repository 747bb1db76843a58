/** A sentence with something put in. */
// Parameters of each sentence are its own; `never` is what all of them accept.
type Sentence = (...parameters: never[]) => string;

/** Words, sentences, and groups of both. */
export interface WordTree {
  readonly [name: string]: string | Sentence | WordTree;
}

/** What a translation must have: the same names, and sentences with the same parameters. */
export type Words<T> = T extends (...parameters: infer P) => string ? (...parameters: P) => string : T extends string ? string : { readonly [K in keyof T]: Words<T[K]> };
