/**
 * What a pickle holds, as plain data. A class or function that the pickle names is a name and nothing
 * more: nothing is imported, constructed or called.
 */
export type PickleValue =
  | null
  | boolean
  | number
  | bigint
  | string
  | Uint8Array
  | PickleValue[]
  | Map<PickleValue, PickleValue>
  | PickleTuple
  | PickleGlobal
  | PickleObject
  | PicklePersistent;

export class PickleTuple {
  constructor(readonly items: readonly PickleValue[]) {}
}

/** A class or function by name. */
export class PickleGlobal {
  readonly path: string;

  constructor(
    readonly module: string,
    readonly name: string,
  ) {
    this.path = `${module}.${name}`;
  }
}

/** The record of a call that would have made an object, and of what would have been put into it. */
export class PickleObject {
  /** What `__setstate__` or `__dict__.update` would have got. */
  state: PickleValue = null;
  readonly items: PickleValue[] = [];
  readonly entries = new Map<PickleValue, PickleValue>();

  constructor(
    /** The class or function; null when the pickle calls something that is no name. */
    readonly callable: PickleGlobal | null,
    readonly args: readonly PickleValue[],
  ) {}
}

/** A reference that the pickle's owner resolves; PyTorch's storages are such. */
export class PicklePersistent {
  constructor(readonly id: PickleValue) {}
}

export const isMap = (value: unknown): value is Map<PickleValue, PickleValue> =>
  value instanceof Map;
