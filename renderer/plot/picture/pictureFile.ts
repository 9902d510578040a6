import { pdfPictureOf, pngOf, svgPictureOf } from './picture.ts';
import type { Picture, PictureTheme } from './picture.ts';

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

/** The picture as a file of `format`, and that file's ending. */
export async function pictureFile(
  picture: Picture,
  format: PictureFormat,
  theme: PictureTheme,
): Promise<{ ending: string; content: Blob }> {
  if (format === 'svg') {
    const content = new Blob([svgPictureOf(picture, theme)], { type: 'image/svg+xml' });
    return { ending: 'svg', content };
  }
  if (format === 'pdf') {
    const bytes = pdfPictureOf(picture, theme);
    return { ending: 'pdf', content: new Blob([bytes], { type: 'application/pdf' }) };
  }
  const scale = Number(format.slice('png-'.length));
  return {
    ending: scale === 1 ? 'png' : `${scale}x.png`,
    content: await pngOf(picture, theme, scale),
  };
}

/**
 * Puts it into the clipboard, in twice its size.
 * Rejects where the browser has no clipboard for pictures or does not let the page at it.
 */
export async function copyPicture(picture: Picture, theme: PictureTheme): Promise<void> {
  const content = await pngOf(picture, theme, 2);
  await navigator.clipboard.write([new ClipboardItem({ [content.type]: content })]);
}
