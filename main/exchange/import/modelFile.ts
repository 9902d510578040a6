import { z } from '../../../shared/domain/schema.ts';
import { parseJson } from './importRequest.ts';

const modelSchema = z.object({
  format: z.literal('layers-model'),
  weightsManifest: z.array(z.object({ paths: z.array(z.literal('weights.bin')) })),
});

/** Why `model.json` is none of ours: it may name only the file beside it. Null when it is good. */
export function modelProblem(bytes: Uint8Array): string | null {
  try {
    const model = parseJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return modelSchema.safeParse(model).success ? null : 'names other files than weights.bin';
  } catch {
    return 'is not readable JSON';
  }
}
