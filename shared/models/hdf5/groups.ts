import type { ByteSource } from '../byteSource.ts';
import { Cursor, damagedHdf5, paddedText, unsupportedHdf5 } from './cursor.ts';
import { MESSAGE } from './objectHeader.ts';
import type { HeaderMessage } from './objectHeader.ts';

/** An object of a group, by where its header lies. */
export interface Link {
  name: string;
  address: number;
}

/** Nodes of a tree; no group of a model has more. */
const MOST_NODES = 20_000;
const LONGEST_NODE = 2 ** 20;
const ENTRY_BYTES = 40;
const SOFT_LINK = 2;

/** What is in a group; links that lead elsewhere (soft, external) are left out. */
export async function linksIn(
  file: ByteSource,
  messages: readonly HeaderMessage[],
): Promise<Link[]> {
  const links: Link[] = [];
  for (const { kind, body } of messages) {
    if (kind === MESSAGE.link) links.push(...linkIn(body));
    if (kind === MESSAGE.linkInfo) refuseDense(body);
    if (kind === MESSAGE.symbolTable) links.push(...(await symbolsIn(file, body)));
  }
  return links;
}

/** Links beyond a number lie in a fractal heap, which only files of the newest format have. */
function refuseDense(body: Uint8Array): void {
  const cursor = new Cursor(body);
  cursor.skip(1);
  const flags = cursor.number(1);
  cursor.skip(flags & 1 ? 8 : 0);
  if (cursor.address() !== null) throw unsupportedHdf5('fractal heap');
}

function linkIn(body: Uint8Array): Link[] {
  const cursor = new Cursor(body);
  cursor.skip(1);
  const flags = cursor.number(1);
  const kind = flags & 8 ? cursor.number(1) : 0;
  cursor.skip((flags & 4 ? 8 : 0) + (flags & 0x10 ? 1 : 0));
  const name = cursor.text(cursor.number(1 << (flags & 3)));
  return kind === 0 ? [{ name, address: cursor.number(8) }] : [];
}

async function symbolsIn(file: ByteSource, body: Uint8Array): Promise<Link[]> {
  const cursor = new Cursor(body);
  const [tree, heap] = [cursor.number(8), cursor.number(8)];
  const names = await heapData(file, heap);
  const links: Link[] = [];
  for (const node of await leavesOf(file, tree)) {
    const symbols = await nodeAt(file, node);
    symbols.expect('SNOD');
    symbols.skip(2);
    for (let left = symbols.number(2); left > 0; left--) {
      const entry = new Cursor(symbols.take(ENTRY_BYTES));
      const [name, address, kind] = [entry.number(8), entry.address(), entry.number(4)];
      if (name > names.length) throw damagedHdf5();
      if (kind === SOFT_LINK || address === null) continue;
      links.push({ name: paddedText(names.subarray(name)), address });
    }
  }
  return links;
}

/** A node whose length is not known before it is read. */
const nodeAt = (file: ByteSource, address: number): Promise<Cursor> =>
  Cursor.over(file, address, Math.min(NODE_BYTES, file.size - address));
const NODE_BYTES = 2 ** 16;

async function heapData(file: ByteSource, address: number): Promise<Uint8Array> {
  const cursor = await Cursor.over(file, address, 32);
  cursor.expect('HEAP');
  cursor.skip(4);
  const length = cursor.number(8);
  cursor.skip(8);
  if (length > LONGEST_NODE * 16) throw damagedHdf5();
  return (await Cursor.over(file, cursor.number(8), length)).bytes;
}

/** Where the symbol nodes of a group's tree lie. */
async function leavesOf(file: ByteSource, root: number): Promise<number[]> {
  let level = [root];
  for (let nodes = 0; ;) {
    const next: number[] = [];
    let depth = 0;
    for (const address of level) {
      if (nodes++ > MOST_NODES) throw damagedHdf5();
      const cursor = await nodeAt(file, address);
      cursor.expect('TREE');
      if (cursor.number(1) !== 0) throw damagedHdf5();
      depth = cursor.number(1);
      const count = cursor.number(2);
      cursor.skip(2 * 8);
      for (let child = 0; child < count; child++) {
        cursor.skip(8);
        next.push(cursor.number(8));
      }
    }
    if (next.length > MOST_NODES) throw damagedHdf5();
    if (depth === 0) return next;
    level = next;
  }
}
