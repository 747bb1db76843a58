/** What was copied elsewhere, as a tree of plain values: nothing of it can run, load or change. */
export type PastedNode = PastedText | PastedElement;

interface PastedText {
  readonly kind: 'text';
  readonly text: string;
}

export interface PastedElement {
  readonly kind: 'element';
  /** In small letters. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly PastedNode[];
}
