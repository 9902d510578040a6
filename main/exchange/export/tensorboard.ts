import { epochsOf, isTold, MEASURES, valueOf } from '../../../shared/analysis/measure.ts';
import type { ExperimentRecord } from '../../../shared/domain/experiment.ts';
import { NETWORKS } from '../../../shared/domain/metrics.ts';
import type { NetworkName } from '../../../shared/domain/metrics.ts';
import { networkAbbreviations } from '../../../shared/domain/normalization.ts';
import { encodeEvents } from '../../../shared/formats/tensorboard/events.ts';
import type { ScalarEvent } from '../../../shared/formats/tensorboard/events.ts';
import type { Exporter } from './exportRequest.ts';
import { runFileName } from './exportRequest.ts';

/** When each step was: the run's start plus the last time known up to it. */
function wallClock({ experiment, timings }: ExperimentRecord): (step: number) => number {
  const start = Date.parse(experiment.createdAt) / 1000;
  let at = 0;
  return (step) => {
    while ((timings[at + 1]?.step ?? Infinity) <= step) at += 1;
    const timing = timings[at];
    return start + (timing === undefined || timing.step > step ? 0 : timing.elapsed);
  };
}

/** One network's lines in the order they were trained: `batch/loss` every step, the lab's four and `epoch` every epoch. */
function scalarsOf(record: ExperimentRecord, network: NetworkName): ScalarEvent[] {
  const wallTimeAt = wallClock(record);
  const scalars: ScalarEvent[] = [];
  const add = (tag: string, step: number, value: number | null) =>
    scalars.push({ tag, step, wallTime: wallTimeAt(step), value: value ?? Number.NaN });
  for (const line of record.metrics) {
    if (line.kind === 'chunk') {
      for (const [index, loss] of line.loss[network].entries()) {
        add('batch/loss', line.firstStep + index, loss);
      }
    }
    if (line.kind !== 'epoch') continue;
    for (const measure of MEASURES) {
      if (!isTold(line, network, measure)) continue;
      add(`${measure.split}/${measure.metric}`, line.step, valueOf(line, network, measure));
    }
    add('epoch', line.step, line.epoch);
  }
  return scalars;
}

/**
 * Event files for `tensorboard --logdir`: a folder a run, and in it one a network, so that both
 * networks' lines of the same name share a chart as in the lab.
 */
export const tensorboard: Exporter = ({ records }) =>
  records
    .filter(({ metrics }) => epochsOf(metrics).length > 0)
    .flatMap((record) => {
      const { experiment } = record;
      const names = networkAbbreviations(experiment.config.normalization);
      const started = Math.floor(Date.parse(experiment.createdAt) / 1000);
      return NETWORKS.map((network) => ({
        path: `${runFileName(experiment)}/${names[network]}/events.out.tfevents.${started}.workbench`,
        bytes: encodeEvents(scalarsOf(record, network)),
      }));
    });
