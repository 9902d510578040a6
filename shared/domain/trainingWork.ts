import type { ExperimentConfig } from './config.ts';
import { elementsOf, networksOf, parametersOf } from './networks.ts';

/** Examples of a data set whose size is not known before it is read: MNIST's. */
const USUAL_EXAMPLES = 60_000;
/** What an example costs beside the products with the weights, in weights. */
const FIXED_COST = 10_000;

/** Numbers in the weights and biases of both networks. */
export function parameterCount(config: ExperimentConfig): number {
  return Object.values(networksOf(config))
    .flatMap(parametersOf)
    .reduce((sum, spec) => sum + elementsOf(spec), 0);
}

/** What a run takes, to be compared with other runs only: examples times weights. */
export function trainingWork(config: ExperimentConfig): number {
  const examples = config.trainSubset ?? USUAL_EXAMPLES;
  return config.epochs * examples * (parameterCount(config) + FIXED_COST);
}
