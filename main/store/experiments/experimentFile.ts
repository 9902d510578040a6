import {
  BATCH_NORM_ONLY_VERSION,
  EXPERIMENT_SCHEMA_VERSION,
  experimentSchema,
  schemaVersionOf,
} from '../../../shared/domain/experiment.ts';
import type { Experiment } from '../../../shared/domain/experiment.ts';
import { message } from '../../../shared/errors/message.ts';
import type { Message } from '../../../shared/errors/message.ts';
import { z } from '../../../shared/domain/schema.ts';
import { EXPERIMENT_FILE } from '../layout.ts';

/** `experiment.json` read: the experiment, or the sentence that says why it is none. */
export type Reading = { ok: true; experiment: Experiment } | { ok: false; reason: Message };

const file = EXPERIMENT_FILE;

const versionSchema = z.object({ schema: z.number() });

/** Reads the bytes of `experiment.json` that stands in the folder `id`. Never throws. */
export function decodeExperiment(id: string, bytes: Uint8Array): Reading {
  if (bytes.length === 0) return bad(message('damageFileEmpty', { file }));
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return bad(message('damageFileNotJson', { file }));
  }
  const version = versionSchema.safeParse(value).data?.schema;
  if (version !== undefined && version > EXPERIMENT_SCHEMA_VERSION) {
    return bad(message('damageNewerVersion', { schema: String(version) }));
  }
  const parsed = experimentSchema.safeParse(value);
  if (!parsed.success) return bad(shapeProblem(parsed.error));
  if (parsed.data.id !== id) {
    return bad(message('damageOtherId', { file, id: parsed.data.id }));
  }
  return { ok: true, experiment: parsed.data };
}

/** The bytes of `experiment.json`, its keys in the order of the schema, as readers of its version know them. */
export function encodeExperiment(experiment: Experiment): Uint8Array {
  const schema = schemaVersionOf(experiment);
  const saved = experimentSchema.parse({ ...experiment, schema });
  const { normalization, normalizationGroups } = saved.config;
  const config = {
    ...saved.config,
    normalization: schema === BATCH_NORM_ONLY_VERSION ? undefined : normalization,
    normalizationGroups: schema < EXPERIMENT_SCHEMA_VERSION ? undefined : normalizationGroups,
  };
  return Buffer.from(`${JSON.stringify({ ...saved, config }, null, 2)}\n`);
}

const bad = (reason: Message): Reading => ({ ok: false, reason });

/** Where the first thing is that is not as it should be. */
function shapeProblem(error: z.ZodError): Message {
  const [issue] = error.issues;
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  const path = [...(issue?.path ?? []), ...unknown].map(String).join('.');
  return path === ''
    ? message('damageFileShape', { file })
    : message('damageFileShapeAt', { file, path });
}
