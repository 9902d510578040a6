import { CLASSES, IMAGE_PIXELS } from '../domain/dataset.ts';
import { message } from '../errors/message.ts';
import { Refusal } from '../errors/refusal.ts';
import { inNameOrder } from './torchLayers.ts';
import type { LinearLayer, TorchNormLayer, TorchLayer } from './torchLayers.ts';

/** What layers that are numbered together have in common: `layers.`, `fc`. */
const stemOf = ({ path }: TorchLayer): string => path.join('.').replace(/\d+/g, '#');

/** How far to look for a second order; no network someone means comes near it. */
const MOST_STEPS = 10_000;

/**
 * The Linear layers from the pixels to the classes: each takes what the one before gives, and those
 * numbered together keep their order.
 * @throws {Refusal} when there is no such order, or more than one
 */
export function linearsInOrder(linears: readonly LinearLayer[]): LinearLayer[] {
  const queues = queuesOf(linears);
  const found: LinearLayer[][] = [];
  let steps = 0;
  const follow = (chain: LinearLayer[], width: number, taken: readonly number[]): void => {
    steps += 1;
    if (found.length > 1 || steps > MOST_STEPS) return;
    if (chain.length === linears.length) {
      if (width === CLASSES) found.push(chain);
      return;
    }
    queues.forEach((queue, which) => {
      const next = queue[taken[which] ?? 0];
      if (next?.inputs !== width) return;
      const after = taken.map((count, at) => (at === which ? count + 1 : count));
      follow([...chain, next], next.outputs, after);
    });
  };
  follow(
    [],
    IMAGE_PIXELS,
    queues.map(() => 0),
  );
  const [order] = found;
  if (order === undefined) throw noOrder(linears);
  if (found.length === 1 && steps <= MOST_STEPS) return order;
  throw orderUnclear(linears);
}

/** Layers by what their names have in common, each list in the order of its numbers. */
function queuesOf<Layer extends TorchLayer>(layers: readonly Layer[]): Layer[][] {
  const queues = new Map<string, Layer[]>();
  for (const layer of inNameOrder(layers)) {
    const stem = stemOf(layer);
    queues.set(stem, [...(queues.get(stem) ?? []), layer]);
  }
  return [...queues.values()];
}

/**
 * The normalization of each hidden Linear layer: the one that follows it where they are numbered
 * together, else by their own numbers, else by their sizes.
 * @throws {Refusal} when there is not one for each, or their order is unclear
 */
export function normsInOrder(
  hidden: readonly LinearLayer[],
  norms: readonly TorchNormLayer[],
): TorchNormLayer[] {
  const ofSizes = (order: readonly TorchNormLayer[]) =>
    order.length === hidden.length &&
    order.every(({ units }, place) => units === hidden[place]?.outputs);
  const counts = { found: norms.length, needed: hidden.length };
  const byName = inNameOrder(norms);
  if (new Set(norms.map(stemOf)).size === 1) {
    if (ofSizes(byName)) return byName;
    throw new Refusal(message('weightsNorms', counts));
  }
  const bySize = hidden.flatMap(({ outputs }) => norms.filter(({ units }) => units === outputs));
  if (ofSizes(bySize) && new Set(bySize).size === norms.length) return bySize;
  if (norms.length === hidden.length && new Set(bySize).size === norms.length) {
    throw orderUnclear(norms);
  }
  throw new Refusal(message('weightsNorms', counts));
}

const orderUnclear = (layers: readonly TorchLayer[]): Refusal =>
  new Refusal(message('weightsOrderUnclear', { layers: layers.map(({ name }) => name) }));

function noOrder(layers: readonly LinearLayer[]): Refusal {
  const linears = layers.map(({ name, inputs, outputs }) => `${name} ${inputs}→${outputs}`);
  if (linears.length === 0) return new Refusal(message('weightsNone'));
  if (!layers.some(({ inputs }) => inputs === IMAGE_PIXELS)) {
    return new Refusal(message('weightsNoInput', { needed: IMAGE_PIXELS, linears }));
  }
  if (!layers.some(({ outputs }) => outputs === CLASSES)) {
    return new Refusal(message('weightsNoOutput', { needed: CLASSES, linears }));
  }
  const ends = { inputs: IMAGE_PIXELS, outputs: CLASSES };
  return new Refusal(message('weightsNoChain', { ...ends, linears }));
}
