import { describe, expect, it } from 'vitest';
import { fitPicture, formatDuration, formatSize, isProgram } from './file-format.ts';
import { admit, readyFiles, reduceTray, type TrayItem } from './file-tray.ts';

const item = (id: string): TrayItem => ({ id, name: id, sizeBytes: 5, isRecording: false, pictureAddress: null, status: 'preparing', error: null, file: null });
const file = { contentHash: 'a'.repeat(64), fileName: 'x', mimeType: 'text/plain', sizeBytes: 5, widthPx: null, heightPx: null, durationMs: null, placeholder: null, waveform: null, isRecording: false, previewContentHash: null };

describe('the tray', () => {
  it('keeps the order in which files were added, whichever is ready first', () => {
    const two = reduceTray(reduceTray([], { type: 'added', items: [item('a'), item('b')] }), { type: 'prepared', id: 'b', file: { ...file, fileName: 'b' } });
    const both = reduceTray(two, { type: 'prepared', id: 'a', file: { ...file, fileName: 'a' } });
    expect(readyFiles(two).map(({ fileName }) => fileName)).toEqual(['b']);
    expect(readyFiles(both).map(({ fileName }) => fileName)).toEqual(['a', 'b']);
  });

  it('a file that failed stays until it is tried again or removed', () => {
    const failed = reduceTray(reduceTray([], { type: 'added', items: [item('a')] }), { type: 'failed', id: 'a', error: 'no' });
    expect(failed).toMatchObject([{ status: 'failed', error: 'no' }]);
    expect(reduceTray(failed, { type: 'retried', id: 'a' })).toMatchObject([{ status: 'preparing', error: null }]);
    expect(reduceTray(failed, { type: 'removed', id: 'a' })).toEqual([]);
  });

  it('says before sending what would be refused', () => {
    const chosen = [{ size: 0 }, { size: 11 }, ...Array.from({ length: 26 }, () => ({ size: 10 }))];
    expect(admit(chosen, { presentCount: 3, maxFileBytes: 10 })).toMatchObject({ empty: [{ size: 0 }], tooLarge: [{ size: 11 }], tooMany: 4, admitted: { length: 22 } });
  });
});

describe('what is read of a file', () => {
  it.each([[0, '0 bytes'], [1, '1 byte'], [999, '999 bytes'], [1_200, '1.2 kB'], [25_000_000, '25 MB'], [3.4e9, '3.4 GB']])('%d bytes', (bytes, text) => expect(formatSize(bytes, { locale: 'en' })).toBe(text));
  it.each([[0, '0:00'], [7_400, '0:07'], [62_000, '1:02'], [3_753_000, '1:02:33']])('%d ms', (ms, text) => expect(formatDuration(ms)).toBe(text));
  it('a picture has its place before it is here', () => {
    const most = { widthPx: 360, heightPx: 300 };
    expect([fitPicture({ widthPx: 1_200, heightPx: 800 }, most), fitPicture({ widthPx: 100, heightPx: 60 }, most), fitPicture({ widthPx: null, heightPx: null }, most), fitPicture({ widthPx: 30_000, heightPx: 10 }, most)]).toEqual([
      { widthPx: 360, heightPx: 240 }, { widthPx: 100, heightPx: 60 }, { widthPx: 240, heightPx: 180 }, { widthPx: 360, heightPx: 48 },
    ]);
  });
  it('F8: what could do something is known by its name and by its content', () => {
    expect(['a.exe', 'b.pdf.lnk', 'c.txt', 'd.tar.gz'].map((fileName) => isProgram({ fileName, mimeType: 'text/plain' }))).toEqual([true, true, false, false]);
    expect(isProgram({ fileName: 'photo.png', mimeType: 'application/x-msdownload' })).toBe(true);
  });
});
