import type { ByteSource } from '../byteSource.ts';
import { Cursor, damagedHdf5 } from './cursor.ts';

/** Kinds of messages in an object header, as the format numbers them. */
export const MESSAGE = {
  dataspace: 0x01,
  linkInfo: 0x02,
  datatype: 0x03,
  link: 0x06,
  layout: 0x08,
  filters: 0x0b,
  attribute: 0x0c,
  continuation: 0x10,
  symbolTable: 0x11,
  attributeInfo: 0x15,
} as const;

/** What is said of a group or a data set, piece by piece. */
export interface HeaderMessage {
  kind: number;
  /** Whether it only says where the message lies that several objects share. */
  isShared: boolean;
  body: Uint8Array;
}

/** Blocks a header is continued in, and bytes in all; no object has more. */
const MOST_BLOCKS = 1000;
const MOST_BYTES = 16 * 2 ** 20;

interface Block {
  begin: number;
  length: number;
}

/** All messages of the object whose header begins there. */
export async function readHeader(file: ByteSource, address: number): Promise<HeaderMessage[]> {
  const start = await Cursor.over(file, address, Math.min(32, file.size - address));
  const isNew = start.bytes[0] === 0x4f;
  const { first, flags } = isNew ? newHeader(start, address) : oldHeader(start, address);
  const messages: HeaderMessage[] = [];
  const blocks = [first];
  let bytes = 0;
  for (let place = 0; place < blocks.length; place++) {
    const { begin, length } = blocks[place] ?? first;
    bytes += length;
    if (place > MOST_BLOCKS || bytes > MOST_BYTES) throw damagedHdf5();
    const cursor = await Cursor.over(file, begin, length);
    if (isNew && place > 0) cursor.expect('OCHK');
    const end = isNew && place > 0 ? length - CHECKSUM : length;
    for (const found of isNew ? newMessages(cursor, end, flags) : oldMessages(cursor)) {
      if (found.kind === MESSAGE.continuation) blocks.push(continuation(found.body));
      else messages.push(found);
    }
  }
  return messages;
}

const CHECKSUM = 4;

function oldHeader(cursor: Cursor, address: number) {
  if (cursor.number(1) !== 1) throw damagedHdf5();
  cursor.skip(7);
  return { first: { begin: address + 16, length: cursor.number(4) }, flags: 0 };
}

function newHeader(cursor: Cursor, address: number) {
  cursor.expect('OHDR');
  cursor.skip(1);
  const flags = cursor.number(1);
  cursor.skip((flags & 0x20 ? 16 : 0) + (flags & 0x10 ? 4 : 0));
  const length = cursor.number(1 << (flags & 3));
  return { first: { begin: address + cursor.at, length }, flags };
}

function continuation(body: Uint8Array): Block {
  const cursor = new Cursor(body);
  return { begin: cursor.number(8), length: cursor.number(8) };
}

function* oldMessages(cursor: Cursor): Generator<HeaderMessage> {
  while (cursor.left >= 8) {
    const [kind, length, flags] = [cursor.number(2), cursor.number(2), cursor.number(1)];
    cursor.skip(3);
    yield { kind, isShared: (flags & 2) !== 0, body: cursor.take(length) };
  }
}

function* newMessages(cursor: Cursor, end: number, flags: number): Generator<HeaderMessage> {
  const head = 4 + (flags & 4 ? 2 : 0);
  while (end - cursor.at >= head) {
    const [kind, length, own] = [cursor.number(1), cursor.number(2), cursor.number(1)];
    cursor.skip(head - 4);
    yield { kind, isShared: (own & 2) !== 0, body: cursor.take(length) };
  }
}
