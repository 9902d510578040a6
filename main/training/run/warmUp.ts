import type { ExperimentConfig } from '../../../shared/domain/config.ts';
import type { Dataset } from '../../data/dataset.ts';
import { datasetTensors } from '../engine/datasetTensors.ts';
import type { Engine } from '../engine/engine.ts';
import { initialStates } from './initialize.ts';
import { networksOf } from '../../../shared/domain/networks.ts';
import { Session } from './session.ts';

/** Compiles what a run of `config` will call, by calling it once; nothing of it is kept but the program. */
export async function warmUp(
  engine: Engine,
  config: ExperimentConfig,
  dataset: Dataset,
): Promise<void> {
  const data = datasetTensors(engine, dataset, config.trainSubset, config.seed);
  const session = await Session.open(
    engine,
    config,
    data,
    initialStates(networksOf(config), config),
  );
  session.train(new Int32Array(config.batchSize), 1);
  session.evaluate('valid');
  session.probe();
  session.dispose();
  data.dispose();
}
