import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type * as TensorFlow from '@tensorflow/tfjs-node';
import { message } from '../../../shared/errors/message.ts';
import { detailOf, WorkbenchError } from '../../../shared/errors/workbenchError.ts';
import { makeTemporaryFolder, temporaryUnwritable } from '../../data/temporaryFolder.ts';
import { CompiledCode, hasRoom } from './compiledCode.ts';
import type { CodeFolders } from './compiledCode.ts';
import { defineFunction, call } from '../graph/functions.ts';
import { add } from '../graph/ops.ts';
import { ProgramBuilder } from '../graph/savedModel.ts';
import { buildProgram } from '../program/program.ts';
import type { ProgramShape } from '../program/program.ts';
import { loadTensorFlow } from './tensorflow.ts';

export type DeviceTensor = TensorFlow.Tensor;
export type NamedTensors = Record<string, DeviceTensor>;
type Signature = Awaited<ReturnType<typeof TensorFlow.node.loadSavedModel>>;

const SIGNATURES = ['train', 'evaluate', 'probe'] as const;
type SignatureName = (typeof SIGNATURES)[number];

/** A loaded program: call an entry point with named tensors, get named tensors. */
export class Program {
  readonly #signatures: Record<SignatureName, Signature>;
  readonly #code: CompiledCode | null;
  /** What will not be compiled any more; the probe never is. */
  readonly #compiled = new Set<SignatureName>(['probe']);

  /** @param code where compiled code is kept; null keeps none */
  constructor(signatures: Record<SignatureName, Signature>, code: CompiledCode | null) {
    this.#signatures = signatures;
    this.#code = code;
  }

  /** Blocks this thread until TensorFlow is done. The caller disposes the results. */
  run(signature: SignatureName, inputs: NamedTensors): NamedTensors {
    const predict = () => this.#signatures[signature].predict(inputs);
    const isCompiled = this.#code === null || this.#compiled.has(signature);
    const outputs = isCompiled ? predict() : this.#code.around(predict);
    this.#compiled.add(signature);
    if (Array.isArray(outputs) || 'dataSync' in outputs)
      throw new Error(`${signature} gives unnamed results`);
    return outputs;
  }

  dispose(): void {
    for (const signature of Object.values(this.#signatures))
      (signature as unknown as { dispose(): void }).dispose();
  }
}

/** Programs kept compiled: enough to go back and forth between a few configs of a sweep without compiling. */
const KEPT_PROGRAMS = 4;

/** TensorFlow in this thread, and the programs compiled in it. */
export class Engine {
  readonly tf: typeof TensorFlow;
  readonly xla: boolean;
  readonly version: string;
  readonly #code: CompiledCode | null;
  readonly #programs = new Map<string, Promise<Program>>();

  private constructor(tf: typeof TensorFlow, xla: boolean, code: CompiledCode | null) {
    this.tf = tf;
    this.xla = xla;
    this.version = versionOf(tf);
    this.#code = code;
  }

  /**
   * Loads TensorFlow and finds out whether its library can compile.
   * @param codeFolders where compiled code is kept and passes through; null compiles again in each process
   * @throws {WorkbenchError} `native-missing` when the library or the addon cannot be loaded,
   *   `temporary-unwritable` when the compiler cannot be tried
   */
  static async start(threads: number, codeFolders: CodeFolders | null = null): Promise<Engine> {
    let tf: typeof TensorFlow;
    const mayCompile = process.env['BATCHNORM_WORKBENCH_XLA'] !== 'off';
    const folders = mayCompile && codeFolders && hasRoom(codeFolders) ? codeFolders : null;
    try {
      tf = loadTensorFlow(threads, folders?.passing ?? null);
      await tf.ready();
    } catch (cause) {
      throw new WorkbenchError(
        'native-missing',
        message('engineMissing'),
        message('engineInstall'),
        { cause, params: { detail: detailOf(cause) } },
      );
    }
    const settings = process.env['XLA_FLAGS'] ?? '';
    const code = folders && new CompiledCode(folders, [versionOf(tf), settings]);
    return new Engine(tf, mayCompile && (await canCompile(tf, code)), code);
  }

  /** The program of that shape, compiled now or before. */
  program(shape: ProgramShape): Promise<Program> {
    const key = JSON.stringify(shape);
    const known = this.#programs.get(key);
    // Taken out and put in again: the map's order is then that of the last use.
    this.#programs.delete(key);
    const program =
      known ?? loadProgram(this.tf, buildProgram(shape, this.xla), SIGNATURES, this.#code);
    this.#programs.set(key, program);
    const [oldest] = this.#programs;
    if (this.#programs.size > KEPT_PROGRAMS && oldest !== undefined) {
      this.#programs.delete(oldest[0]);
      void oldest[1].then((unused) => unused.dispose());
    }
    return program;
  }
}

function versionOf(tf: typeof TensorFlow): string {
  const backend = tf.backend() as { binding?: { TF_Version?: string } };
  return backend.binding?.TF_Version ?? tf.version.tfjs;
}

/** tfjs-node loads programs from disk only, so this one passes through a folder. */
async function loadProgram(
  tf: typeof TensorFlow,
  bytes: Uint8Array,
  names: readonly SignatureName[],
  code: CompiledCode | null,
): Promise<Program> {
  const folder = await folderOf(bytes);
  try {
    const loaded = await Promise.all(
      names.map(
        async (name) => [name, await tf.node.loadSavedModel(folder, ['serve'], name)] as const,
      ),
    );
    return new Program(Object.fromEntries(loaded) as Record<SignatureName, Signature>, code);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function folderOf(program: Uint8Array): Promise<string> {
  const folder = makeTemporaryFolder();
  try {
    await writeFile(join(folder, 'saved_model.pb'), program);
    return folder;
  } catch (cause) {
    await rm(folder, { recursive: true, force: true });
    throw temporaryUnwritable(cause);
  }
}

/** Tries the compiler on the smallest program there is. */
async function canCompile(tf: typeof TensorFlow, code: CompiledCode | null): Promise<boolean> {
  const builder = new ProgramBuilder();
  const type = { dtype: 'float32' as const, shape: [1] };
  const double = defineFunction('double', [type], ([x]) => (x === undefined ? [] : [add(x, x)]), {
    compiled: true,
  });
  builder.use(double);
  builder.signature('train', { x: type }, (inputs) => {
    const results = call(builder.graph, double, Object.values(inputs));
    return Object.fromEntries(results.map((result) => ['y', result]));
  });
  const program = await loadProgram(tf, builder.serialize(), ['train'], code);
  const x = tf.tensor1d([1]);
  try {
    tf.dispose(program.run('train', { x }));
    return true;
  } catch {
    return false;
  } finally {
    x.dispose();
    program.dispose();
  }
}
