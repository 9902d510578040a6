import type { Mode } from '../../shared/domain/inspection.ts';
import { graphInMode } from '../../shared/models/onnx/edit/bothModes.ts';
import type { BatchOutputs } from '../../shared/models/onnx/edit/bothModes.ts';
import type { BatchNormNode } from '../../shared/models/onnx/edit/batchNorms.ts';
import type { OnnxModel } from '../../shared/models/onnx/edit/onnxModel.ts';
import { numbersOf } from './modelArray.ts';
import type { ModelArray } from './modelArray.ts';
import { OnnxSession } from './session.ts';
import type { DeclaredArray } from './session.ts';

/** What a batch was at one BatchNorm. */
export interface Moments {
  mean: Float64Array;
  biasedVariance: Float64Array;
  /** Values of a channel. */
  values: number;
}

export interface BatchResult {
  outputs: { name: string; array: ModelArray }[];
  /** In the order of the norms. */
  moments: Moments[];
}

/** A model loaded in one mode. */
export class BatchRunner {
  readonly inputs: readonly DeclaredArray[];
  readonly #session: OnnxSession;
  readonly #outputs: readonly string[];
  readonly #batch: readonly BatchOutputs[];

  private constructor(
    session: OnnxSession,
    outputs: readonly string[],
    batch: readonly BatchOutputs[],
  ) {
    this.inputs = session.inputs;
    this.#session = session;
    this.#outputs = outputs;
    this.#batch = batch;
  }

  /** @throws {WorkbenchError} `import-refused` */
  static async load(
    model: OnnxModel,
    norms: readonly BatchNormNode[],
    mode: Mode,
  ): Promise<BatchRunner> {
    const graph = graphInMode(model, norms, mode);
    const session = await OnnxSession.load(graph.model.encode());
    return new BatchRunner(session, model.outputs, graph.batch);
  }

  /** @throws {WorkbenchError} `import-refused` */
  async run(inputs: ReadonlyMap<string, ModelArray>): Promise<BatchResult> {
    const results = await this.#session.run(inputs);
    const numbers = (name: string) => {
      const array = results.get(name);
      return array === undefined ? new Float64Array() : numbersOf(array);
    };
    return {
      outputs: this.#outputs.flatMap((name) => {
        const array = results.get(name);
        return array === undefined ? [] : [{ name, array }];
      }),
      moments: this.#batch.map(({ mean, biasedVariance, shape }) => ({
        mean: numbers(mean),
        biasedVariance: numbers(biasedVariance),
        values: valuesOfChannel(numbers(shape)),
      })),
    };
  }

  close(): Promise<void> {
    return this.#session.close();
  }
}

const valuesOfChannel = (shape: Float64Array): number =>
  shape.reduce((product, size, axis) => (axis === 1 ? product : product * size), 1);
