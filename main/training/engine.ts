import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as TensorFlow from '@tensorflow/tfjs-node';
import { WorkbenchError } from '../../shared/errors/workbenchError.ts';
import { defineFunction, call } from './graph/functions.ts';
import { add } from './graph/ops.ts';
import { ProgramBuilder } from './graph/savedModel.ts';
import { buildProgram } from './program.ts';
import type { ProgramShape } from './program.ts';
import { loadTensorFlow } from './tensorflow.ts';

export type DeviceTensor = TensorFlow.Tensor;
export type NamedTensors = Record<string, DeviceTensor>;
type Signature = Awaited<ReturnType<typeof TensorFlow.node.loadSavedModel>>;

const SIGNATURES = ['train', 'evaluate', 'probe'] as const;
type SignatureName = (typeof SIGNATURES)[number];

/** A loaded program: call an entry point with named tensors, get named tensors. */
export class Program {
  readonly #signatures: Record<SignatureName, Signature>;
  readonly #folder: string;

  constructor(signatures: Record<SignatureName, Signature>, folder: string) {
    this.#signatures = signatures;
    this.#folder = folder;
  }

  /** Blocks this thread until TensorFlow is done. The caller disposes the results. */
  run(signature: SignatureName, inputs: NamedTensors): NamedTensors {
    const outputs = this.#signatures[signature].predict(inputs);
    if (Array.isArray(outputs) || 'dataSync' in outputs)
      throw new Error(`${signature} gives unnamed results`);
    return outputs;
  }

  async dispose(): Promise<void> {
    for (const signature of Object.values(this.#signatures))
      (signature as unknown as { dispose(): void }).dispose();
    await rm(this.#folder, { recursive: true, force: true });
  }
}

/** Programs kept compiled: enough to go back and forth between a few configs of a sweep without compiling. */
const KEPT_PROGRAMS = 4;

/** TensorFlow in this thread, and the programs compiled in it. */
export class Engine {
  readonly tf: typeof TensorFlow;
  readonly xla: boolean;
  readonly version: string;
  readonly #programs = new Map<string, Promise<Program>>();

  private constructor(tf: typeof TensorFlow, xla: boolean) {
    this.tf = tf;
    this.xla = xla;
    const backend = tf.backend() as { binding?: { TF_Version?: string } };
    this.version = backend.binding?.TF_Version ?? tf.version.tfjs;
  }

  /**
   * Loads TensorFlow and finds out whether its library can compile.
   * @throws {WorkbenchError} `native-missing` when the library or the addon cannot be loaded.
   */
  static async start(threads: number): Promise<Engine> {
    let tf: typeof TensorFlow;
    try {
      tf = loadTensorFlow(threads);
      await tf.ready();
    } catch (cause) {
      const reason = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause);
      throw new WorkbenchError(
        'native-missing',
        `TensorFlow could not be loaded: ${reason}`,
        'Run "npm run setup", which installs what is missing.',
        { cause, params: { reason } },
      );
    }
    return new Engine(
      tf,
      process.env['BATCHNORM_WORKBENCH_XLA'] !== 'off' && (await canCompile(tf)),
    );
  }

  /** The program of that shape, compiled now or before. */
  program(shape: ProgramShape): Promise<Program> {
    const key = JSON.stringify(shape);
    const known = this.#programs.get(key);
    // Taken out and put in again: the map's order is then that of the last use.
    this.#programs.delete(key);
    const program = known ?? loadProgram(this.tf, buildProgram(shape, this.xla), SIGNATURES);
    this.#programs.set(key, program);
    const [oldest] = this.#programs;
    if (this.#programs.size > KEPT_PROGRAMS && oldest !== undefined) {
      this.#programs.delete(oldest[0]);
      void oldest[1].then((unused) => unused.dispose());
    }
    return program;
  }
}

/** tfjs-node loads programs from disk only, so this one passes through a folder that goes with it. */
async function loadProgram(
  tf: typeof TensorFlow,
  bytes: Uint8Array,
  names: readonly SignatureName[],
): Promise<Program> {
  const folder = await mkdtemp(join(tmpdir(), 'batchnorm-workbench-'));
  await writeFile(join(folder, 'saved_model.pb'), bytes);
  const loaded = await Promise.all(
    names.map(
      async (name) => [name, await tf.node.loadSavedModel(folder, ['serve'], name)] as const,
    ),
  );
  return new Program(Object.fromEntries(loaded) as Record<SignatureName, Signature>, folder);
}

/** Tries the compiler on the smallest program there is. */
async function canCompile(tf: typeof TensorFlow): Promise<boolean> {
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
  const program = await loadProgram(tf, builder.serialize(), ['train']);
  const x = tf.tensor1d([1]);
  try {
    tf.dispose(program.run('train', { x }));
    return true;
  } catch {
    return false;
  } finally {
    x.dispose();
    await program.dispose();
  }
}
