import { pdfPictureOf, pngOf, svgPictureOf } from './chartPicture.ts';
import type { ChartSnapshot, PictureTheme } from './chartPicture.ts';

/** What a chart can be written as: pictures of one, two and four times its size, and vectors. */
export const PICTURE_FORMATS = ['png-1', 'png-2', 'png-4', 'svg', 'pdf'] as const;
export type PictureFormat = (typeof PICTURE_FORMATS)[number];

/** A file's name of any texts: letters and digits of any language, dashes between. */
export const fileNameOf = (...parts: string[]): string =>
  parts
    .map((part) =>
      part
        .normalize('NFC')
        .replace(/[^\p{L}\p{N}]+/gu, '-')
        .slice(0, 80),
    )
    .map((part) => part.replace(/^-+|-+$/g, ''))
    .filter((part) => part !== '')
    .join('-');

/** The chart as a file of `format`, and that file's ending. */
export async function pictureFile(
  snapshot: ChartSnapshot,
  format: PictureFormat,
  theme: PictureTheme,
): Promise<{ ending: string; content: Blob }> {
  if (format === 'svg') {
    const content = new Blob([svgPictureOf(snapshot, theme)], { type: 'image/svg+xml' });
    return { ending: 'svg', content };
  }
  if (format === 'pdf') {
    const bytes = pdfPictureOf(snapshot, theme);
    return { ending: 'pdf', content: new Blob([bytes], { type: 'application/pdf' }) };
  }
  const scale = Number(format.slice('png-'.length));
  return {
    ending: scale === 1 ? 'png' : `${scale}x.png`,
    content: await pngOf(snapshot, theme, scale),
  };
}

/**
 * Puts the chart into the clipboard as a picture of twice its size.
 * Rejects where the browser has no clipboard for pictures or does not let the page at it.
 */
export async function copyPicture(snapshot: ChartSnapshot, theme: PictureTheme): Promise<void> {
  const content = await pngOf(snapshot, theme, 2);
  await navigator.clipboard.write([new ClipboardItem({ [content.type]: content })]);
}
