import type { InferenceSession, Tensor } from 'onnxruntime-node';
import { message } from '../../shared/errors/message.ts';
import { detailOf, WorkbenchError } from '../../shared/errors/workbenchError.ts';
import { isArrayType } from './modelArray.ts';
import type { ArrayData, ArrayType, ModelArray } from './modelArray.ts';

/** An input or output of a model as it declares it: an axis is a number, or a name where it may have any size. */
export interface DeclaredArray {
  name: string;
  /** In ONNX Runtime's words; those that are no `ArrayType` cannot be given. */
  type: string;
  shape: readonly (number | string)[];
}

type Library = typeof import('onnxruntime-node');
let library: Promise<Library> | null = null;

/** The library and its native part, loaded when a model is to be run. */
function onnxRuntime(): Promise<Library> {
  library ??= import('onnxruntime-node').catch((cause: unknown) => {
    throw new WorkbenchError(
      'native-missing',
      message('onnxRuntimeMissing', { platform: `${process.platform} ${process.arch}` }),
      message('onnxRuntimeMissingAdvice'),
      { params: { detail: firstLine(cause) }, cause },
    );
  });
  return library;
}

/** What a library says may go on for lines, with places in its source. */
const LONGEST_DETAIL = 300;
const firstLine = (error: unknown): string =>
  (detailOf(error).split('\n')[0] ?? '').slice(0, LONGEST_DETAIL);

/** A model that ONNX Runtime has loaded. */
export class OnnxSession {
  readonly inputs: readonly DeclaredArray[];
  readonly #session: InferenceSession;
  readonly #tensor: Library['Tensor'];

  private constructor(session: InferenceSession, { Tensor }: Library) {
    this.#session = session;
    this.#tensor = Tensor;
    this.inputs = declared(session.inputMetadata);
  }

  /** @throws {WorkbenchError} `import-refused` when ONNX Runtime does not take the model */
  static async load(bytes: Uint8Array): Promise<OnnxSession> {
    const loaded = await onnxRuntime();
    try {
      const session = await loaded.InferenceSession.create(bytes, {
        executionProviders: ['cpu'],
        // What it would say of its own on the terminal; what goes wrong is thrown.
        logSeverityLevel: 4,
      });
      return new OnnxSession(session, loaded);
    } catch (cause) {
      throw notRun('onnxNotLoaded', cause);
    }
  }

  /** @throws {WorkbenchError} `import-refused` when a node cannot be computed */
  async run(inputs: ReadonlyMap<string, ModelArray>): Promise<Map<string, ModelArray>> {
    const feeds: Record<string, Tensor> = {};
    for (const [name, { type, data, shape }] of inputs) {
      feeds[name] = new this.#tensor(type, data as Float32Array, [...shape]);
    }
    try {
      const outputs = await this.#session.run(feeds);
      return new Map(
        Object.entries(outputs).flatMap(([name, tensor]): [string, ModelArray][] => {
          const array = arrayOf(tensor);
          return array === null ? [] : [[name, array]];
        }),
      );
    } catch (cause) {
      throw notRun('onnxNotRun', cause);
    }
  }

  async close(): Promise<void> {
    await this.#session.release();
  }
}

const declared = (metadata: readonly InferenceSession.ValueMetadata[]): DeclaredArray[] =>
  metadata.map((value) =>
    value.isTensor
      ? { name: value.name, type: value.type, shape: value.shape }
      : { name: value.name, type: 'none', shape: [] },
  );

/** Null for what is no array of numbers. */
function arrayOf(tensor: InferenceSession.OnnxValueMapType[string]): ModelArray | null {
  const { type, dims, data } = tensor;
  if (!isArrayType(type)) return null;
  return { type, shape: dims, data: inOwnArray(type, data as ArrayData) };
}

/** Newer versions of Node have arrays of float16: their bits are what counts here. */
const inOwnArray = (type: ArrayType, data: ArrayData): ArrayData =>
  type === 'float16' ? new Uint16Array(data.buffer, data.byteOffset, data.length) : data;

function notRun(what: 'onnxNotLoaded' | 'onnxNotRun', cause: unknown): WorkbenchError {
  return new WorkbenchError('import-refused', message(what), message('onnxNotRunAdvice'), {
    params: { detail: firstLine(cause) },
    cause,
  });
}
