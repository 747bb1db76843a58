import sharp from 'sharp';

/** A file as the browser is given it. */
export interface SampleFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

export async function samplePicture(name: string, size: { readonly width: number; readonly height: number } = { width: 1_200, height: 800 }): Promise<SampleFile> {
  const buffer = await sharp({ create: { ...size, channels: 3, background: '#2a7' } }).jpeg().toBuffer();
  return { name, mimeType: 'image/jpeg', buffer };
}

/** Two seconds of a rising tone, as WAV. */
export function sampleSound(name: string): SampleFile {
  const samplesPerSecond = 8_000;
  const data = Buffer.alloc(samplesPerSecond * 4);
  for (let at = 0; at < data.length / 2; at += 1) data.writeInt16LE(Math.round(Math.sin(at / 9) * 9_000 * (at / data.length)), at * 2);
  const head = Buffer.alloc(44);
  head.write('RIFF', 0, 'latin1');
  head.writeUInt32LE(36 + data.length, 4);
  head.write('WAVEfmt ', 8, 'latin1');
  for (const [value, place, width] of [[16, 16, 4], [1, 20, 2], [1, 22, 2], [samplesPerSecond, 24, 4], [samplesPerSecond * 2, 28, 4], [2, 32, 2], [16, 34, 2]] as const) head.writeUIntLE(value, place, width);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(data.length, 40);
  return { name, mimeType: 'audio/wav', buffer: Buffer.concat([head, data]) };
}

export function sampleText(name: string, text: string): SampleFile {
  return { name, mimeType: 'text/plain', buffer: Buffer.from(text) };
}

/** One page with one line. */
export function samplePdf(name: string): SampleFile {
  const page = 'BT /F1 24 Tf 60 700 Td (Minutes) Tj ET';
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>', `<</Length ${page.length}>>stream\n${page}\nendstream`, '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ];
  let text = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj${object}endobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const end = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${end}\n%%EOF`;
  return { name, mimeType: 'application/pdf', buffer: Buffer.from(text, 'latin1') };
}
