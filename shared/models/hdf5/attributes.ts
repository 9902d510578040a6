import { readPart } from '../byteSource.ts';
import type { ByteSource } from '../byteSource.ts';
import { Cursor, damagedHdf5, paddedText } from './cursor.ts';
import { elementTypeOf, shapeOf } from './datatype.ts';
import type { ElementType } from './datatype.ts';
import { MESSAGE } from './objectHeader.ts';
import type { HeaderMessage } from './objectHeader.ts';

/** Texts of one attribute; more are no model's. */
const MOST_TEXTS = 100_000;
/** A configuration beyond this is no model's. */
const LONGEST_HEAP = 64 * 2 ** 20;

/** The attributes that are texts, each with all of its texts. */
export async function textAttributes(
  file: ByteSource,
  messages: readonly HeaderMessage[],
): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for (const { kind, body } of messages) {
    if (kind !== MESSAGE.attribute) continue;
    const { name, type, shape, data } = attributeIn(body);
    if (type.kind !== 'text' && type.kind !== 'variableText') continue;
    const count = shape.reduce((product, size) => product * size, 1);
    if (count > MOST_TEXTS) throw damagedHdf5();
    const texts: string[] = [];
    for (let place = 0; place < count; place++) {
      const element = data.take(type.size);
      texts.push(type.kind === 'text' ? paddedText(element) : await heapText(file, element));
    }
    found.set(name, texts);
  }
  return found;
}

interface Attribute {
  name: string;
  type: ElementType;
  shape: number[];
  data: Cursor;
}

function attributeIn(body: Uint8Array): Attribute {
  const cursor = new Cursor(body);
  const version = cursor.number(1);
  const isShared = version > 1 && (cursor.number(1) & 1) !== 0;
  if (version === 1) cursor.skip(1);
  const [nameLength, typeLength, spaceLength] = [
    cursor.number(2),
    cursor.number(2),
    cursor.number(2),
  ];
  if (version === 3) cursor.skip(1);
  // Only the first version fills each part up to eight bytes.
  const part = (length: number) => {
    const bytes = cursor.take(length);
    if (version === 1) cursor.align();
    return bytes;
  };
  const name = paddedText(part(nameLength));
  const typeBody = part(typeLength);
  const type: ElementType = isShared ? { kind: 'other', size: 1 } : elementTypeOf(typeBody);
  return { name, type, shape: shapeOf(part(spaceLength)), data: cursor };
}

/** A text in the global heap, by its length, its collection's address and its number in it. */
async function heapText(file: ByteSource, reference: Uint8Array): Promise<string> {
  const cursor = new Cursor(reference);
  const length = cursor.number(4);
  const address = cursor.address();
  const wanted = cursor.number(4);
  if (address === null || length === 0) return '';
  const head = await Cursor.over(file, address, 16);
  head.expect('GCOL');
  head.skip(4);
  const size = head.number(8);
  if (size > LONGEST_HEAP) throw damagedHdf5();
  const heap = new Cursor(await readPart(file, address, size));
  heap.skip(16);
  while (heap.left >= 16) {
    const index = heap.number(2);
    heap.skip(6);
    const bytes = heap.take(index === 0 ? 0 : heap.number(8));
    if (index === 0) break;
    if (index === wanted) return paddedText(bytes.subarray(0, length));
    heap.align();
  }
  throw damagedHdf5();
}
