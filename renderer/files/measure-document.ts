import { placeholderOf, previewOf, unmeasured, type Measured } from './measure.ts';

const pagePx = 960;

/** Draws the first page of a PDF. The library is large: this file is loaded only when somebody sends one. */
export async function measurePdf(bytes: Blob): Promise<Measured> {
  const { getDocument, GlobalWorkerOptions } = await import('pdfjs-dist');
  GlobalWorkerOptions.workerSrc = new URL('pdfjs-dist/build/pdf.worker.min.mjs', import.meta.url).href;
  const loading = getDocument({ data: await bytes.arrayBuffer(), enableXfa: false, disableFontFace: true, useSystemFonts: true, verbosity: 0 });
  try {
    const page = await (await loading.promise).getPage(1);
    const natural = page.getViewport({ scale: 1 });
    const viewport = page.getViewport({ scale: pagePx / Math.max(natural.width, natural.height) });
    const canvas = document.createElement('canvas');
    canvas.width = Math.ceil(viewport.width);
    canvas.height = Math.ceil(viewport.height);
    await page.render({ canvas, viewport, background: '#fff' }).promise;
    return { ...unmeasured, widthPx: canvas.width, heightPx: canvas.height, placeholder: placeholderOf(canvas, canvas.width, canvas.height), preview: await previewOf(canvas, canvas.width, canvas.height) };
  } finally {
    await loading.destroy();
  }
}
