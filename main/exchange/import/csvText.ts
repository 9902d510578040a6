import { message } from '../../../shared/errors/message.ts';
import type { Message } from '../../../shared/errors/message.ts';
import { Refusal } from '../../../shared/errors/refusal.ts';

/** How many bytes are looked at to tell UTF-16 without a mark. */
const SAMPLE = 1000;

/** Encodings that spreadsheets write where a file is not in UTF-8: label, name, and what must be in the text. */
const OTHERS = [
  { label: 'euc-kr', name: 'CP949', proof: /[\uac00-\ud7a3]/ },
  { label: 'windows-1252', name: 'Windows-1252', proof: /^[^\u0080-\u009f]*$/ },
] as const;

/**
 * A file's text: UTF-8, UTF-16, or what a Korean or a western spreadsheet writes; the last two are told
 * in a notice.
 * @throws {Refusal} when it is none of these
 */
export function csvTextOf(bytes: Uint8Array): { text: string; notices: Message[] } {
  const utf = decoded(bytes, utf16Label(bytes) ?? 'utf-8');
  if (utf !== null && !utf.includes('\0')) return { text: utf, notices: [] };
  for (const { label, name, proof } of OTHERS) {
    const text = decoded(bytes, label);
    if (text === null || text.includes('\0') || !proof.test(text)) continue;
    return { text, notices: [message('importReadAs', { encoding: name })] };
  }
  throw new Refusal(message('importNotText'));
}

/** Which UTF-16 it is, by its mark or by where its zeros are; null for another encoding. */
function utf16Label(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, SAMPLE);
  const zeros = [0, 1].map((parity) =>
    sample.filter((byte, at) => byte === 0 && at % 2 === parity),
  );
  const [even = [], odd = []] = zeros.map(({ length }) => length > sample.length / 4);
  if (odd === true && even === false) return 'utf-16le';
  return even === true && odd === false ? 'utf-16be' : null;
}

function decoded(bytes: Uint8Array, label: string): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
