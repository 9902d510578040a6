/** `node:timers/promises` for Node 12. */
export const setTimeout = <T>(milliseconds: number, value?: T): Promise<T | undefined> =>
  new Promise((resolve) => globalThis.setTimeout(() => resolve(value), milliseconds));

export const setImmediate = (): Promise<void> =>
  new Promise((resolve) => globalThis.setImmediate(() => resolve()));
