import { message } from '../errors/message.ts';
import type { Message } from '../errors/message.ts';

/** Enough to recognize a file by its beginning. */
const START = 512;

const SIGNATURES: readonly [string, Parameters<typeof message>[0] & `mistaken${string}`][] = [
  ['\x1f\x8b', 'mistakenGzip'],
  ['PK\x03\x04', 'mistakenZip'],
  ['\x89PNG', 'mistakenPicture'],
  ['\xff\xd8\xff', 'mistakenPicture'],
  ['\x93NUMPY', 'mistakenNumpy'],
  ['version https://git-lfs', 'mistakenLfs'],
];

/**
 * What a file is that people have in place of data, by its first bytes: a mirror's web page, an
 * archive, a pointer of Git LFS. Null for none of them.
 */
export function mistakenContent(bytes: Uint8Array): Message | null {
  const text = new TextDecoder('latin1').decode(bytes.subarray(0, START));
  const found = SIGNATURES.find(([start]) => text.startsWith(start));
  if (found !== undefined) return message(found[1]);
  return /^(\xef\xbb\xbf)?\s*<(!doctype|!--|html|head|body|\?xml)/i.test(text)
    ? message('mistakenWebPage')
    : null;
}
