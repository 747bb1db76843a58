import { describe, expect, it } from 'vitest';
import { fileNameSchema } from '../protocol/files/attachment.ts';
import { cleanFileName } from './clean-file-name.ts';

describe('F1: file names', () => {
  it.each([
    ['report.pdf', 'report.pdf'], ['../../etc/passwd', 'passwd'], ['C:\\Windows\\win.ini', 'win.ini'], ['C:evil.exe', 'C_evil.exe'], ['a\u0000b.txt', 'ab.txt'],
    ['CON', '_CON'], ['con.txt', '_con.txt'], ['Com1 .log', '_Com1 .log'], ['lpt¹', '_lpt¹'], ['console.log', 'console.log'], ['photo\u202Egpj.exe', 'photogpj.exe'], ['..', 'file'], ['', 'file'],
    ['  .. ', 'file'], ['line\r\nbreak.txt', 'linebreak.txt'], ['trailing. . ', 'trailing'], ['.bashrc', 'bashrc'], ['what?*.txt', 'what__.txt'], ['Übergröße 東京.png', 'Übergröße 東京.png'],
  ])('%j is saved as %j', (given, cleaned) => expect(cleanFileName(given)).toBe(cleaned));

  it.each(['x'.repeat(300) + '.tar.gz', '東'.repeat(300) + '.png', '👩‍👩‍👧'.repeat(60), '\ud800broken', `${'a'.repeat(400)}.${'b'.repeat(300)}`])('a name of %# has at most 255 bytes and is accepted', (given) => {
    const name = cleanFileName(given);
    expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(255);
    expect(fileNameSchema.safeParse(name).success).toBe(true);
  });

  it('keeps the extension of a long name', () => expect(cleanFileName(`${'x'.repeat(300)}.jpeg`)).toMatch(/^x+\.jpeg$/));
});
