import { epochsOf } from '../../../shared/analysis/measure.ts';
import type { Checkpoint, CheckpointFile } from '../../../shared/domain/checkpoint.ts';
import type { ExperimentConfig } from '../../../shared/domain/config.ts';
import { NAME_LENGTH, schemaVersionOf } from '../../../shared/domain/experiment.ts';
import type { Experiment, ImportedOrigin } from '../../../shared/domain/experiment.ts';
import { epochLogLines } from '../../../shared/domain/log.ts';
import type { MetricsLine, NetworkName, Timing } from '../../../shared/domain/metrics.ts';
import { summaryOf } from '../../../shared/domain/runSummary.ts';
import { visibleText } from '../../../shared/formats/plainText.ts';
import { artefactsOf, digestOf } from '../../store/checkpoints/checkpoints.ts';
import { encodeMetrics, encodeTimings } from '../../store/files/jsonLines.ts';
import { checkpointFolder, LOG_FILE, METRICS_FILE, TIMINGS_FILE } from '../../store/layout.ts';
import type { ImportRequest } from './importRequest.ts';

/** What a file made elsewhere says about a run. */
export interface ForeignRun {
  name: string;
  config: ExperimentConfig;
  kind: ImportedOrigin['kind'];
  /** Null where the file does not say. */
  createdAt: Date | null;
  metrics: readonly MetricsLine[];
  timings: readonly Timing[];
  checkpoint: Checkpoint | null;
}

/** On one line and not too long; a slash in it is part of the name. */
const runName = (name: string): string =>
  visibleText(name).trim().slice(0, NAME_LENGTH).trim() || 'import';

const textBytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Saves a run made elsewhere under a new id, marked with where it came from. */
export async function adoptRun(
  { store, fileName, now }: ImportRequest,
  run: ForeignRun,
): Promise<Experiment> {
  const { config, kind, metrics, timings, checkpoint } = run;
  const importedAt = now.toISOString();
  const growing: CheckpointFile[] = [
    { path: METRICS_FILE, bytes: encodeMetrics(metrics) },
    { path: TIMINGS_FILE, bytes: encodeTimings(timings) },
    { path: LOG_FILE, bytes: textBytes(logOf(run, fileName)) },
  ];
  const saved = checkpoint === null ? [] : filesOf(checkpoint);
  const digests = growing.map(({ path, bytes }) => [path, digestOf(bytes)]);
  const summary = summaryOf(epochsOf(metrics), timings.at(-1)?.elapsed ?? 0, {
    bn: divergedAt(metrics, 'bn'),
    plain: divergedAt(metrics, 'plain'),
  });
  const experiment: Experiment = {
    schema: schemaVersionOf({ config, group: null, summary }),
    id: await store.newId(),
    name: runName(run.name),
    notes: '',
    tags: [],
    group: null,
    config,
    status: 'finished',
    reason: '',
    createdAt: (run.createdAt ?? now).toISOString(),
    data: null,
    environment: null,
    summary,
    checkpoints: checkpoint === null ? [] : [checkpoint.epoch],
    artefacts: {
      ...(checkpoint === null ? {} : artefactsOf(checkpoint)),
      ...(Object.fromEntries(digests) as Experiment['artefacts']),
    },
    origin: { kind, source: fileName, importedAt },
  };
  return store.adopt(experiment, [...growing, ...saved]);
}

const filesOf = ({ epoch, files }: Checkpoint): CheckpointFile[] =>
  files.map(({ path, bytes }) => ({ path: `${checkpointFolder(epoch)}/${path}`, bytes }));

function logOf({ metrics, config }: ForeignRun, fileName: string): string {
  const printed = epochsOf(metrics).flatMap((epoch) => epochLogLines(epoch, config.normalization));
  const lines = [`Imported from ${fileName}`, ...printed];
  return lines.map((line) => `${line}\n`).join('');
}

/** The first step whose loss was not finite, in training or at an epoch's end. A missing loss is none. */
function divergedAt(metrics: readonly MetricsLine[], network: NetworkName): number | null {
  for (const line of metrics) {
    if (line.kind === 'chunk') {
      const index = line.loss[network].indexOf(null);
      if (index >= 0) return line.firstStep + index;
    }
    const isEnd = line.kind === 'epoch';
    if (isEnd && (line.train[network].loss === null || line.valid[network].loss === null)) {
      return line.step;
    }
  }
  return null;
}
