/** Puts a picture on the clipboard, as PNG, which is the one kind that all programs take. Gives whether it is there. */
export async function copyPicture(address: string): Promise<boolean> {
  try {
    const bitmap = await createImageBitmap(await (await fetch(address)).blob(), { imageOrientation: 'from-image' });
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
    bitmap.close();
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': await canvas.convertToBlob({ type: 'image/png' }) })]);
    return true;
  } catch {
    return false;
  }
}
