import { describe, expect, it } from 'vitest';
import { contentTypeOf, contentTypeSampleBytes } from './content-type.ts';

const bytes = (...parts: (string | number[])[]) => Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : part)));

describe('F2: what a file is, by its content', () => {
  it.each([
    ['PNG', bytes([0x89], 'PNG\r\n', [0x1a], '\n', [0, 0, 0, 13], 'IHDR', Array.from({ length: 40 }, () => 0)), 'image/png'],
    ['JPEG', bytes([0xff, 0xd8, 0xff, 0xe0, 0, 16], 'JFIF', [0]), 'image/jpeg'],
    ['PDF', bytes('%PDF-1.7\n'), 'application/pdf'],
    ['sound in WebM', bytes([0x1a, 0x45, 0xdf, 0xa3, 0x9f, 0x42, 0x86, 0x81, 1, 0x42, 0x82, 0x84], 'webm', [0x18, 0x53, 0x80, 0x67], 'A_OPUS'), 'audio/webm'],
    ['film in WebM', bytes([0x1a, 0x45, 0xdf, 0xa3, 0x9f, 0x42, 0x86, 0x81, 1, 0x42, 0x82, 0x84], 'webm', [0x18, 0x53, 0x80, 0x67], 'V_VP8 A_OPUS'), 'video/webm'],
    ['text', bytes('Hello, Welt – grüße'), 'text/plain'],
    ['HTML', bytes('  <!DOCTYPE html><script>alert(1)</script>'), 'text/html'],
    ['a script in SVG', bytes('<?xml version="1.0"?><!-- x --><svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'), 'image/svg+xml'],
    ['XML', bytes('<?xml version="1.0"?><note/>'), 'text/plain'],
    ['a Windows program', bytes('MZ', [0x90, 0, 3, 0, 0, 0]), 'application/x-msdownload'],
    ['nothing known', bytes([1, 2, 0, 3]), 'application/octet-stream'],
    ['broken UTF-8', bytes([0xc3, 0x28]), 'application/octet-stream'],
    ['nothing', bytes(''), 'application/octet-stream'],
  ])('%s', async (_name, sample, type) => expect(await contentTypeOf(sample)).toBe(type));

  it('a character cut off by the end of the sample is text all the same', async () => {
    const sample = new TextEncoder().encode('a'.repeat(contentTypeSampleBytes - 1) + '東').subarray(0, contentTypeSampleBytes);
    expect(await contentTypeOf(sample)).toBe('text/plain');
  });
});
