import type { MessageLanguage } from '../../../shared/errors/message.ts';
import type { ExperimentId, ExperimentRecord } from '../../../shared/domain/experiment.ts';
import { message } from '../../../shared/errors/message.ts';
import { WorkbenchError } from '../../../shared/errors/workbenchError.ts';
import type { ExportFormat } from '../../../shared/report/exportFormats.ts';
import type { Store } from '../../store/store.ts';
import { exportName } from './exportRequest.ts';
import { zipOf, archive } from './archive.ts';
import { csvLong, csvWide } from './csv.ts';
import { latex, markdown, log, json } from './documents.ts';
import type { Exporter } from './exportRequest.ts';
import { html } from './html.ts';
import { kerasSafetensors, safetensors } from './safetensors.ts';
import { onnx } from './onnx.ts';
import { tensorboard } from './tensorboard.ts';
import { tensorflowJs } from './models.ts';

/** Every format by its name. */
const EXPORTERS: Record<ExportFormat, Exporter> = {
  csv: csvLong,
  'csv-wide': csvWide,
  json,
  log,
  markdown,
  latex,
  html,
  tensorboard,
  safetensors,
  'keras-safetensors': kerasSafetensors,
  onnx,
  tfjs: tensorflowJs,
  archive,
};

export interface ExportOptions {
  ids: readonly ExperimentId[];
  format: ExportFormat;
  language: MessageLanguage;
  /** Whose weights, for the formats that write them; null for each run's last. */
  epoch: number | null;
}

/** One file to hand over; where a format has several they are in a zip, their folders as they were. */
export interface ExportResult {
  fileName: string;
  bytes: Uint8Array;
}

/**
 * Writes saved runs in a format. Nothing on disk is changed, and the same runs give the same bytes.
 * @throws {WorkbenchError} `experiment-missing`, `experiment-damaged`, `checkpoint-missing`, or
 *   `request-invalid` when the runs have nothing of what the format holds
 */
export async function exportExperiments(
  store: Store,
  options: ExportOptions,
): Promise<ExportResult> {
  const records: ExperimentRecord[] = [];
  for (const id of new Set(options.ids)) records.push(await store.load(id));
  const files = await EXPORTERS[options.format]({
    records,
    language: options.language,
    epoch: options.epoch,
    checkpoint: ({ id }, epoch) => store.loadCheckpoint(id, epoch),
    files: ({ id }) => store.files(id),
  });
  const [first] = files;
  if (first === undefined) throw nothingToExport(options.format);
  if (files.length === 1) {
    return { fileName: first.path.slice(first.path.lastIndexOf('/') + 1), bytes: first.bytes };
  }
  return { fileName: `${exportName(records)}-${options.format}.zip`, bytes: zipOf(files) };
}

function nothingToExport(format: ExportFormat): WorkbenchError {
  return new WorkbenchError(
    'request-invalid',
    message('exportNothing', { format }),
    message('exportTrainedRuns'),
    { params: { setting: 'format' } },
  );
}
