import type { Optimizer } from '../../../shared/domain/config.ts';
import type { TensorType } from '../graph/graph.ts';
import { buffersOf, parametersOf } from '../../../shared/domain/networks.ts';
import type { Arrays, Network } from '../../../shared/domain/networks.ts';
import { OPTIMIZER_RULES } from './optimizers.ts';
import { packArrays, packsOf, unpackArrays } from './packing.ts';
import type { Pack } from './packing.ts';

/** All that training changes in one network, as plain arrays by name. */
export interface NetworkState {
  parameters: Arrays;
  buffers: Arrays;
  /** For each of the optimizer's slots, one array per parameter. */
  slots: ReadonlyMap<string, Arrays>;
}

/**
 * How a network's state lies in the vectors that go in and out of its compiled functions:
 * parameters, then each optimizer slot of them, then the buffers.
 */
export class StateLayout {
  readonly parameterPacks: readonly Pack[];
  readonly bufferPacks: readonly Pack[];
  readonly slotNames: readonly string[];

  constructor(network: Network, optimizer: Optimizer) {
    this.parameterPacks = packsOf(parametersOf(network));
    this.bufferPacks = packsOf(buffersOf(network));
    this.slotNames = OPTIMIZER_RULES[optimizer].slots;
  }

  /** The types of all the state's vectors, in order. */
  get types(): TensorType[] {
    const slots = this.slotNames.flatMap(() => this.parameterPacks);
    return [...this.parameterPacks, ...slots, ...this.bufferPacks].map(({ size }) => ({
      dtype: 'float32',
      shape: [size],
    }));
  }

  /** Takes the list of all vectors (or anything in their order) apart. */
  split<T>(vectors: readonly T[]): { parameters: T[]; slots: T[][]; buffers: T[] } {
    const width = this.parameterPacks.length;
    const slotsEnd = width * (1 + this.slotNames.length);
    return {
      parameters: vectors.slice(0, width),
      slots: this.slotNames.map((_, index) =>
        vectors.slice(width * (index + 1), width * (index + 2)),
      ),
      buffers: vectors.slice(slotsEnd, slotsEnd + this.bufferPacks.length),
    };
  }

  toVectors(state: NetworkState): Float32Array[] {
    const slots = this.slotNames.flatMap((name) =>
      packArrays(this.parameterPacks, state.slots.get(name) ?? new Map()),
    );
    return [
      ...packArrays(this.parameterPacks, state.parameters),
      ...slots,
      ...packArrays(this.bufferPacks, state.buffers),
    ];
  }

  fromVectors(vectors: readonly Float32Array[]): NetworkState {
    const { parameters, slots, buffers } = this.split(vectors);
    return {
      parameters: unpackArrays(this.parameterPacks, parameters),
      slots: new Map(
        this.slotNames.map((name, index) => [
          name,
          unpackArrays(this.parameterPacks, slots[index] ?? []),
        ]),
      ),
      buffers: unpackArrays(this.bufferPacks, buffers),
    };
  }
}
