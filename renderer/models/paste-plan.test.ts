import { describe, expect, it } from 'vitest';
import type { PastedNode } from './pasted-node.ts';
import { planPaste, type Clipboard } from './paste-plan.ts';

const bold: readonly PastedNode[] = [{ kind: 'element', name: 'b', attributes: {}, children: [{ kind: 'text', text: 'x' }] }];
const at = (text: string, start = text.length, end = start) => ({ text, start, end });
const copied = (text: string, more: Partial<Clipboard> = {}): Clipboard => ({ text, types: ['text/plain', 'text/html'], readHtml: () => bold, ...more });
const plain = { kind: 'plain' };

describe('what a paste does', () => {
  it('brings formatting along, unless it comes without, from an editor of programs, or is too much', () => {
    expect(planPaste(at(''), copied('x'))).toEqual({ kind: 'text', text: '**x**' });
    expect(planPaste(at(''), copied('x', { types: ['text/plain'] }))).toEqual(plain);
    expect(planPaste(at(''), copied('x', { types: ['text/plain', 'text/html', 'vscode-editor-data'] }))).toEqual(plain);
    expect(planPaste(at(''), copied('x', { readHtml: () => null }))).toEqual(plain);
    expect(planPaste(at(''), copied('x', { readHtml: () => [{ kind: 'text', text: 'x' }] }))).toEqual(plain);
  });

  it('writes no marks into code', () => {
    expect(planPaste(at('```\nlet a;\n'), copied('x'))).toEqual(plain);
    expect(planPaste(at('see `a` and ``', 13), copied('x'))).toEqual(plain);
    expect(planPaste(at('```\na\n```\n'), copied('x'))).toEqual({ kind: 'text', text: '**x**' });
  });

  it('makes a link of the words that an address is pasted over', () => {
    expect(planPaste(at('see this page', 4, 9), copied('https://a.example/b_(c)\n'))).toEqual({ kind: 'text', text: '[this](https://a.example/b_%28c%29) ' });
    expect(planPaste(at('see [1]', 4, 7), copied('https://a.example/'))).toEqual({ kind: 'text', text: '[\\[1\\]](https://a.example/)' });
    for (const [selected, pasted] of [['https://b.example', 'https://a.example'], ['two\nlines', 'https://a.example'], ['word', 'javascript:alert(1)'], ['word', 'https://a.example and more'], ['', 'https://a.example']] as const) {
      expect(planPaste(at(selected, 0, selected.length), copied(pasted, { types: ['text/plain'] }))).toEqual(plain);
    }
  });

  it('makes a file of what no message holds and of what makes the field slow, and looks into none of it', () => {
    const readHtml = () => {
      throw new Error('read');
    };
    expect(planPaste(at(''), copied('x'.repeat(16_001), { readHtml }))).toEqual({ kind: 'file' });
    expect(planPaste(at(''), copied('\n'.repeat(5_000), { readHtml }))).toEqual({ kind: 'file' });
    expect(planPaste(at(''), copied('x'.repeat(16_000), { types: ['text/plain'] }))).toEqual(plain);
  });
});
