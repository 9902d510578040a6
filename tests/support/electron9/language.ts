/**
 * What the JavaScript of 2019 (V8 8.3) lacks and bundlers do not add: methods and globals that the
 * product may use because its own hosts have them. Only as much as is needed to test with.
 */

function define(target: object, additions: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(additions)) {
    if (name in target) continue;
    Object.defineProperty(target, name, { value, writable: true, configurable: true });
  }
}

interface Indexed<T> {
  readonly length: number;
  readonly [index: number]: T;
}

function at<T>(this: Indexed<T>, index: number): T | undefined {
  const whole = Math.trunc(index) || 0;
  return this[whole < 0 ? this.length + whole : whole];
}

function findLast<T>(this: T[], test: (value: T, index: number) => boolean): T | undefined {
  return this[this.findLastIndex(test)];
}

function findLastIndex<T>(this: T[], test: (value: T, index: number) => boolean): number {
  let index = this.length - 1;
  while (index >= 0 && !test(this[index] as T, index)) index--;
  return index;
}

function replaceAll(this: string, from: string | RegExp, to: string): string {
  return typeof from === 'string' ? this.split(from).join(to) : this.replace(from, to);
}

function withResolvers(): object {
  let settle = {};
  const promise = new Promise((resolve, reject) => (settle = { resolve, reject }));
  return { promise, ...settle };
}

const typedArray = Object.getPrototypeOf(Uint8Array.prototype) as object;

define(typedArray, { at });
define(String.prototype, { at, replaceAll });
define(Array.prototype, {
  at,
  findLast,
  findLastIndex,
  toSorted<T>(this: T[], compare?: (a: T, b: T) => number) {
    return [...this].sort(compare);
  },
  toReversed<T>(this: T[]) {
    return [...this].reverse();
  },
  toSpliced<T>(this: T[], start: number, count: number, ...added: T[]) {
    const copy = [...this];
    copy.splice(start, count, ...added);
    return copy;
  },
  with<T>(this: T[], index: number, value: T) {
    return this.map((old, place) => (place === index ? value : old));
  },
});
define(Object, {
  hasOwn: (target: object, name: PropertyKey) => Object.prototype.hasOwnProperty.call(target, name),
});
define(Promise, { withResolvers });
define(globalThis, {
  // Plain data only, which is all the product clones.
  structuredClone: (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown,
});
