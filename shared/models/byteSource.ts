import { message } from '../errors/message.ts';
import type { Message } from '../errors/message.ts';
import { Refusal } from '../errors/refusal.ts';

/** A file read in parts, so that a model of many gigabytes costs no more than what is looked at. */
export interface ByteSource {
  /** The file's name without its folder. */
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** Exactly `length` bytes from `offset` on; rejects when the file has fewer. */
  read(offset: number, length: number): Promise<Uint8Array>;
}

/** A model and the files beside it that it may name: shards, external data, weights of a topology. */
export interface ModelFiles {
  main: ByteSource;
  /** The file of that name in the folder of `main`; null when there is none, or the name leads elsewhere. */
  beside(name: string): Promise<ByteSource | null>;
}

/** The bytes of one request at most: an array larger than this is no normalization's. */
export const LARGEST_READ = 256 * 2 ** 20;

/** Reads after checking that the bytes can be there; rejects with a Refusal when the file is too short. */
export function readPart(source: ByteSource, offset: number, length: number): Promise<Uint8Array> {
  const isInside =
    Number.isSafeInteger(offset) && offset >= 0 && length >= 0 && offset + length <= source.size;
  if (!isInside || !Number.isSafeInteger(length)) {
    return refused(message('modelCutOff', { offset, length, size: source.size }));
  }
  if (length > LARGEST_READ) return refused(message('modelPartTooLarge', { length }));
  return source.read(offset, length);
}

const refused = (reason: Message) => Promise.reject(new Refusal(reason));

/** A part of a file as a file of its own: a member of a zip that is stored as it is. */
export function partOf(source: ByteSource, name: string, begin: number, size: number): ByteSource {
  return { name, size, read: (offset, length) => readPart(source, begin + offset, length) };
}

/** Bytes in memory as a file. */
export function bytesSource(name: string, bytes: Uint8Array): ByteSource {
  return {
    name,
    size: bytes.length,
    read: (offset, length) => Promise.resolve(bytes.subarray(offset, offset + length)),
  };
}

/** Pages of a file kept by a cached source, and bytes in one. */
const PAGES = 256;
const PAGE_BYTES = 16 * 2 ** 10;

/** Remembers the last pages, for readers that ask for a few bytes at a time. Large parts pass through. */
export function cachedSource(source: ByteSource): ByteSource {
  const pages = new Map<number, Promise<Uint8Array>>();
  const page = (index: number): Promise<Uint8Array> => {
    const known = pages.get(index);
    if (known !== undefined) return known;
    const begin = index * PAGE_BYTES;
    const fresh = source.read(begin, Math.min(PAGE_BYTES, source.size - begin));
    pages.set(index, fresh);
    const [oldest] = pages.keys();
    if (pages.size > PAGES && oldest !== undefined) pages.delete(oldest);
    return fresh;
  };
  return {
    name: source.name,
    size: source.size,
    async read(offset, length) {
      const first = Math.floor(offset / PAGE_BYTES);
      const last = Math.floor((offset + Math.max(1, length) - 1) / PAGE_BYTES);
      if (last > first + 1) return source.read(offset, length);
      const from = offset - first * PAGE_BYTES;
      const begin = (await page(first)).subarray(from, from + length);
      if (last === first) return begin;
      const rest = (await page(last)).subarray(0, length - begin.length);
      const bytes = new Uint8Array(length);
      bytes.set(begin);
      bytes.set(rest, begin.length);
      return bytes;
    },
  };
}
