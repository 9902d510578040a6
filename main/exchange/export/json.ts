import { textFile } from './exportRequest.ts';
import type { Exporter } from './exportRequest.ts';
import { exportName } from './fileNames.ts';

const UNITS = {
  loss: 'mean softmax cross-entropy in nats; null where it is not finite, left out where it is not known',
  accuracy: 'share of right answers, 0 to 1; left out where it is not known',
  epoch: 'counted from 1',
  step: 'training steps (mini-batches) since the start of the run; firstStep is counted from 1',
  elapsed: 'seconds of training and evaluation, pauses left out',
  bn: 'the network with what config.normalization names',
  plain: 'the network without',
  chunk: 'mini-batch losses in train mode, before each step',
};

/** Everything that is saved of the runs but their weights. */
export const json: Exporter = ({ records }) => {
  const experiments = records.map(({ experiment, metrics, timings, log }) => ({
    ...experiment,
    metrics,
    timings,
    log,
  }));
  const document = { format: 'batchnorm-workbench', version: 1, units: UNITS, experiments };
  return [textFile(`${exportName(records)}.json`, `${JSON.stringify(document, null, 1)}\n`)];
};
