import { z } from '../domain/schema.ts';

/** What saved runs can be written as. Each takes one run or several. */
export const EXPORT_FORMATS = [
  'csv',
  'csv-wide',
  'json',
  'log',
  'markdown',
  'latex',
  'html',
  'tensorboard',
  'safetensors',
  'keras-safetensors',
  'onnx',
  'tfjs',
  'archive',
] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
export const exportFormatSchema = z.enum(EXPORT_FORMATS);

/** The formats that write weights: of the epoch asked for, the others of all. */
export const WEIGHT_FORMATS: readonly ExportFormat[] = [
  'safetensors',
  'keras-safetensors',
  'onnx',
  'tfjs',
];
