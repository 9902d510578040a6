import {
  BATCH_NORM_ONLY_VERSION,
  EXPERIMENT_SCHEMA_VERSION,
  experimentSchema,
  schemaVersionOf,
} from '../../../shared/domain/experiment.ts';
import type { Experiment } from '../../../shared/domain/experiment.ts';
import { z } from '../../../shared/domain/schema.ts';

/** `experiment.json` read: the experiment, or the sentence that says why it is none. */
export type Reading = { ok: true; experiment: Experiment } | { ok: false; reason: string };

const versionSchema = z.object({ schema: z.number() });

/** Reads the bytes of `experiment.json` that stands in the folder `id`. Never throws. */
export function decodeExperiment(id: string, bytes: Uint8Array): Reading {
  if (bytes.length === 0) return bad('experiment.json is empty.');
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return bad('experiment.json is not readable JSON.');
  }
  const version = versionSchema.safeParse(value).data?.schema;
  if (version !== undefined && version > EXPERIMENT_SCHEMA_VERSION) {
    return bad(`It was saved by a newer version of the workbench (schema ${version}).`);
  }
  const parsed = experimentSchema.safeParse(value);
  if (!parsed.success)
    return bad(`experiment.json is not as it should be: ${problemOf(parsed.error)}`);
  if (parsed.data.id !== id) {
    return bad(`experiment.json belongs to another experiment (${parsed.data.id}).`);
  }
  return { ok: true, experiment: parsed.data };
}

/** The bytes of `experiment.json`, its keys in the order of the schema, as readers of its version know them. */
export function encodeExperiment(experiment: Experiment): Uint8Array {
  const schema = schemaVersionOf(experiment);
  const saved = experimentSchema.parse({ ...experiment, schema });
  const { normalization } = saved.config;
  const told = schema === BATCH_NORM_ONLY_VERSION ? undefined : normalization;
  const config = { ...saved.config, normalization: told };
  return Buffer.from(`${JSON.stringify({ ...saved, config }, null, 2)}\n`);
}

const bad = (reason: string): Reading => ({ ok: false, reason });

function problemOf(error: z.ZodError): string {
  const [issue] = error.issues;
  if (issue === undefined) return 'unknown.';
  const path = issue.path.map(String).join('.');
  return `${path === '' ? '' : `${path}: `}${issue.message}.`;
}
