import { expect, it } from 'vitest';
import { mediaOf, messageTypeOf } from './message-type.ts';

const of = (...mimeTypes: string[]) => messageTypeOf(mimeTypes.map((mimeType) => ({ mimeType })));

it('a message is of the kind of its files, a mixture is a file', () => {
  expect([of(), of('image/png', 'image/gif'), of('audio/webm'), of('video/mp4'), of('application/pdf'), of('image/png', 'video/mp4')]).toEqual([
    'text', 'image', 'audio', 'video', 'file', 'file',
  ]);
});

it('a picture that can hold scripts is a file', () => {
  expect([mediaOf('image/svg+xml'), mediaOf('image/tiff'), mediaOf('text/html')]).toEqual(['file', 'file', 'file']);
});
