import type { ExportFormat } from '../../../shared/report/exportFormats.ts';
import { archive } from './archive.ts';
import { csvLong, csvWide } from './csv.ts';
import { latex, markdown } from './documents.ts';
import type { Exporter } from './exportRequest.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { log } from './log.ts';
import { kerasSafetensors, safetensors } from './safetensors.ts';
import { tensorboard } from './tensorboard.ts';
import { tensorflowJs } from './tensorflowJs.ts';

/** Every format by its name. */
export const EXPORTERS: Record<ExportFormat, Exporter> = {
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
  tfjs: tensorflowJs,
  archive,
};
