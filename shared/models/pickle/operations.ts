import { damaged } from './machine.ts';
import type { Machine } from './machine.ts';
import type { PickleBytes } from './pickleBytes.ts';
import { isMap, PickleGlobal, PickleObject, PicklePersistent, PickleTuple } from './values.ts';
import type { PickleValue } from './values.ts';

type Operation = (machine: Machine, bytes: PickleBytes) => void;

const code = (letter: string): number => letter.charCodeAt(0);
export const STOP = code('.');

function call(machine: Machine, callable: PickleValue, args: PickleValue): void {
  const name = globalIn(callable);
  const given = args instanceof PickleTuple ? args.items : [];
  // An OrderedDict or a list made by its class takes its content by the opcodes of a dict or list.
  machine.push(new PickleObject(name, given));
}

/** PyTorch before 1.6 refers to a module's class by `('module', class, file, source)`. */
function globalIn(callable: PickleValue): PickleGlobal | null {
  if (callable instanceof PickleGlobal) return callable;
  if (!(callable instanceof PicklePersistent) || !(callable.id instanceof PickleTuple)) return null;
  const [, named] = callable.id.items;
  return named instanceof PickleGlobal ? named : null;
}

function append(target: PickleValue, values: readonly PickleValue[]): void {
  const items =
    target instanceof PickleObject ? target.items : Array.isArray(target) ? target : null;
  if (items === null) throw damaged();
  for (const value of values) items.push(value);
}

function setItems(target: PickleValue, pairs: readonly PickleValue[]): void {
  const entries = target instanceof PickleObject ? target.entries : isMap(target) ? target : null;
  if (entries === null || pairs.length % 2 !== 0) throw damaged();
  for (let at = 0; at < pairs.length; at += 2)
    entries.set(pairs[at] ?? null, pairs[at + 1] ?? null);
}

function build(machine: Machine): void {
  const state = machine.pop();
  const target = machine.top();
  if (target instanceof PickleObject) target.state = state;
}

/** `'text'` of protocol 0, in quotes and with Python's escapes left as they are. */
const unquoted = (line: string): string => line.trim().replace(/^(['"])(.*)\1$/, '$2');

function integerLine(line: string): PickleValue {
  const digits = line.replace(/L?\s*$/, '');
  if (!/^-?\d{1,1000}$/.test(digits)) throw damaged();
  const number = Number(digits);
  return Number.isSafeInteger(number) ? number : BigInt(digits);
}

const tupleOf = (length: number): Operation => {
  return (machine) => {
    const items = Array.from({ length }, () => machine.pop()).reverse();
    machine.push(new PickleTuple(items));
  };
};

function stackGlobal(machine: Machine): void {
  const name = machine.pop();
  const module = machine.pop();
  if (typeof name !== 'string' || typeof module !== 'string') throw damaged();
  machine.push(new PickleGlobal(module, name));
}

const TEXTS: [number, Operation][] = [
  [code('S'), (machine, bytes) => machine.push(unquoted(bytes.line()))],
  [code('V'), (machine, bytes) => machine.push(bytes.line())],
  [code('T'), (machine, bytes) => machine.push(bytes.latin1(bytes.uint32()))],
  [code('U'), (machine, bytes) => machine.push(bytes.latin1(bytes.byte()))],
  [code('X'), (machine, bytes) => machine.push(bytes.text(bytes.uint32()))],
  [0x8c, (machine, bytes) => machine.push(bytes.text(bytes.byte()))],
  [0x8d, (machine, bytes) => machine.push(bytes.text(bytes.uint64()))],
  [code('B'), (machine, bytes) => machine.push(bytes.take(bytes.uint32()))],
  [code('C'), (machine, bytes) => machine.push(bytes.take(bytes.byte()))],
  [0x8e, (machine, bytes) => machine.push(bytes.take(bytes.uint64()))],
  [0x96, (machine, bytes) => machine.push(bytes.take(bytes.uint64()))],
];

const NUMBERS: [number, Operation][] = [
  [code('N'), (machine) => machine.push(null)],
  [0x88, (machine) => machine.push(true)],
  [0x89, (machine) => machine.push(false)],
  [
    code('I'),
    (machine, bytes) => {
      const line = bytes.line();
      machine.push(line === '01' ? true : line === '00' ? false : integerLine(line));
    },
  ],
  [code('L'), (machine, bytes) => machine.push(integerLine(bytes.line()))],
  [code('J'), (machine, bytes) => machine.push(bytes.int32())],
  [code('K'), (machine, bytes) => machine.push(bytes.byte())],
  [code('M'), (machine, bytes) => machine.push(bytes.uint16())],
  [0x8a, (machine, bytes) => machine.push(bytes.long(bytes.byte()))],
  [0x8b, (machine, bytes) => machine.push(bytes.long(bytes.uint32()))],
  [code('F'), (machine, bytes) => machine.push(Number(bytes.line()))],
  [code('G'), (machine, bytes) => machine.push(bytes.float64())],
];

const CONTAINERS: [number, Operation][] = [
  [code('('), (machine) => machine.mark()],
  [code(')'), (machine) => machine.push(new PickleTuple([]))],
  [code('t'), (machine) => machine.push(new PickleTuple(machine.popMark()))],
  [0x85, tupleOf(1)],
  [0x86, tupleOf(2)],
  [0x87, tupleOf(3)],
  [code(']'), (machine) => machine.push([])],
  [code('l'), (machine) => machine.push(machine.popMark())],
  // A set is kept as the list of what is in it.
  [0x8f, (machine) => machine.push([])],
  [0x91, (machine) => machine.push(machine.popMark())],
  [code('}'), (machine) => machine.push(new Map())],
  [
    code('d'),
    (machine) => {
      const pairs = machine.popMark();
      const made = new Map<PickleValue, PickleValue>();
      setItems(made, pairs);
      machine.push(made);
    },
  ],
  [
    code('a'),
    (machine) => {
      const value = machine.pop();
      append(machine.top(), [value]);
    },
  ],
  [code('e'), (machine) => appendMarked(machine)],
  [0x90, (machine) => appendMarked(machine)],
  [
    code('s'),
    (machine) => {
      const value = machine.pop();
      const key = machine.pop();
      setItems(machine.top(), [key, value]);
    },
  ],
  [
    code('u'),
    (machine) => {
      const pairs = machine.popMark();
      setItems(machine.top(), pairs);
    },
  ],
];

function appendMarked(machine: Machine): void {
  const values = machine.popMark();
  append(machine.top(), values);
}

const OBJECTS: [number, Operation][] = [
  [
    code('c'),
    (machine, bytes) => {
      const module = bytes.line();
      machine.push(new PickleGlobal(module, bytes.line()));
    },
  ],
  [0x93, stackGlobal],
  [
    code('R'),
    (machine) => {
      const args = machine.pop();
      call(machine, machine.pop(), args);
    },
  ],
  [
    0x81,
    (machine) => {
      const args = machine.pop();
      call(machine, machine.pop(), args);
    },
  ],
  [
    0x92,
    (machine) => {
      machine.pop();
      const args = machine.pop();
      call(machine, machine.pop(), args);
    },
  ],
  [
    code('i'),
    (machine, bytes) => {
      const module = bytes.line();
      const name = bytes.line();
      call(machine, new PickleGlobal(module, name), new PickleTuple(machine.popMark()));
    },
  ],
  [
    code('o'),
    (machine) => {
      const [callable = null, ...args] = machine.popMark();
      call(machine, callable, new PickleTuple(args));
    },
  ],
  [code('b'), build],
  [code('P'), (machine, bytes) => machine.push(new PicklePersistent(bytes.line()))],
  [code('Q'), (machine) => machine.push(new PicklePersistent(machine.pop()))],
];

const MEMO: [number, Operation][] = [
  [code('p'), (machine, bytes) => machine.remember(Number(bytes.line()))],
  [code('q'), (machine, bytes) => machine.remember(bytes.byte())],
  [code('r'), (machine, bytes) => machine.remember(bytes.uint32())],
  [0x94, (machine) => machine.remember()],
  [code('g'), (machine, bytes) => machine.recall(Number(bytes.line()))],
  [code('h'), (machine, bytes) => machine.recall(bytes.byte())],
  [code('j'), (machine, bytes) => machine.recall(bytes.uint32())],
  [code('0'), (machine) => machine.popAny()],
  [code('1'), (machine) => void machine.popMark()],
  [code('2'), (machine) => machine.push(machine.top())],
  [0x80, (_machine, bytes) => void bytes.byte()],
  [0x95, (_machine, bytes) => void bytes.uint64()],
];

/** What each opcode does, by its byte (Python's `pickletools`). */
export const OPERATIONS: Partial<Record<number, Operation>> = Object.fromEntries([
  ...TEXTS,
  ...NUMBERS,
  ...CONTAINERS,
  ...OBJECTS,
  ...MEMO,
]);
