import { message } from '../../errors/message.ts';
import { Refusal } from '../../errors/refusal.ts';
import { contiguous, DTYPES, elementsIn } from '../numberArray.ts';
import type { Dtype } from '../numberArray.ts';
import { PickleGlobal, PickleObject, PicklePersistent, PickleTuple } from '../pickle/values.ts';
import type { PickleValue } from '../pickle/values.ts';

/** A tensor as a pickle describes it: a view of a storage that lies elsewhere in the file. */
export interface TorchTensor {
  storage: string;
  dtype: Dtype;
  shape: readonly number[];
  /** In elements. */
  stride: readonly number[];
  /** In elements from the storage's begin. */
  offset: number;
  isTrainable: boolean;
}

const STORAGE_DTYPES: Record<string, Dtype> = {
  DoubleStorage: 'float64',
  FloatStorage: 'float32',
  HalfStorage: 'float16',
  BFloat16Storage: 'bfloat16',
  LongStorage: 'int64',
  IntStorage: 'int32',
  ShortStorage: 'int16',
  CharStorage: 'int8',
  ByteStorage: 'uint8',
  BoolStorage: 'bool',
};

const isDtype = (name: string): name is Dtype => Object.hasOwn(DTYPES, name);

/** A storage as PyTorch's pickles name one: `('storage', class, key, device, elements, ...)`. */
export interface StorageId {
  key: string;
  /** Null for an untyped storage, whose type each tensor says. */
  dtype: Dtype | null;
  /** Where the storage lies in another one (files from before PyTorch 1.6). */
  view: { base: string; offset: number } | null;
}

export function storageId(value: PickleValue): StorageId | null {
  if (!(value instanceof PicklePersistent) || !(value.id instanceof PickleTuple)) return null;
  const [word, type, key, , , view] = value.id.items;
  const isStorage = word === 'storage' && type instanceof PickleGlobal;
  if (!isStorage || (typeof key !== 'string' && typeof key !== 'number')) return null;
  return {
    key: String(key),
    dtype: STORAGE_DTYPES[type.name] ?? null,
    view: viewOf(String(key), view),
  };
}

/** `(view key, offset, size)`: the key of the tuple is then that of the storage behind the view. */
function viewOf(base: string, view: PickleValue | undefined): StorageId['view'] {
  if (!(view instanceof PickleTuple)) return null;
  const [, offset] = view.items;
  return typeof offset === 'number' ? { base, offset } : null;
}

const sizes = (value: PickleValue | undefined): readonly number[] | null => {
  const items = value instanceof PickleTuple ? value.items : Array.isArray(value) ? value : null;
  return items?.every((item) => typeof item === 'number') === true ? items : null;
};

const TENSOR_MAKERS = new Set(
  ['torch._utils', 'torch._tensor'].flatMap((module) =>
    ['', '_v2', '_v3'].map((version) => `${module}._rebuild_tensor${version}`),
  ),
);
const PARAMETER_MAKERS = new Set([
  'torch._utils._rebuild_parameter',
  'torch._utils._rebuild_parameter_with_state',
]);
const SUBCLASS_MAKER = 'torch._tensor._rebuild_from_type_v2';
/** Parameters of parameters; more is nesting for its own sake. */
const DEEPEST = 4;

/** The tensor that a record of PyTorch's rebuild functions describes; null when it is no such record. */
export function torchTensor(value: PickleValue, depth = 0): TorchTensor | null {
  if (!(value instanceof PickleObject) || value.callable === null || depth > DEEPEST) return null;
  const { path } = value.callable;
  if (TENSOR_MAKERS.has(path)) return rebuilt(value.args);
  const [first = null, second = null] = value.args;
  if (PARAMETER_MAKERS.has(path)) {
    const tensor = torchTensor(first, depth + 1);
    return tensor && { ...tensor, isTrainable: second === true };
  }
  if (path === SUBCLASS_MAKER && first instanceof PickleGlobal) {
    const args = value.args[2];
    const inner = new PickleObject(first, args instanceof PickleTuple ? args.items : []);
    return torchTensor(inner, depth + 1);
  }
  // A parameter of the first versions: `torch.nn.parameter.Parameter(tensor, requires_grad)`.
  if (path === 'torch.nn.parameter.Parameter') {
    const tensor = torchTensor(first, depth + 1);
    return tensor && { ...tensor, isTrainable: second !== false };
  }
  return null;
}

/** `_rebuild_tensor_v2(storage, offset, size, stride, requires_grad, hooks)`; v3 has the dtype seventh. */
function rebuilt(args: readonly PickleValue[]): TorchTensor | null {
  const [where = null, offset, size, strides, requiresGradient, , third] = args;
  const storage = storageId(where);
  const shape = sizes(size);
  const stride = sizes(strides) ?? (shape && contiguous(shape));
  if (storage === null || shape === null || stride === null || typeof offset !== 'number') {
    return null;
  }
  const named = third instanceof PickleGlobal && isDtype(third.name) ? third.name : null;
  const dtype = storage.dtype ?? named;
  if (dtype === null || stride.length !== shape.length) return null;
  elementsIn(shape);
  return {
    storage: storage.view?.base ?? storage.key,
    dtype,
    ...{ shape, stride },
    offset: offset + (storage.view?.offset ?? 0),
    isTrainable: requiresGradient === true,
  };
}

/** The elements of the storage that a tensor covers: from the first to behind the last. */
export function extentOf({ shape, stride, offset }: TorchTensor): { begin: number; end: number } {
  if (elementsIn(shape) === 0) return { begin: offset, end: offset };
  let begin = offset;
  let last = offset;
  for (let axis = 0; axis < shape.length; axis++) {
    const reach = ((shape[axis] ?? 0) - 1) * (stride[axis] ?? 0);
    if (reach < 0) begin += reach;
    else last += reach;
  }
  if (!Number.isSafeInteger(last) || begin < 0) {
    throw new Refusal(message('modelShapeImpossible', { shape: shape.join(' x ') }));
  }
  return { begin, end: last + 1 };
}
