import { message } from '../../../shared/errors/message.ts';
import type { Message } from '../../../shared/errors/message.ts';
import { z } from '../../../shared/domain/schema.ts';
import { parseJson } from './importRequest.ts';

const modelSchema = z.object({
  format: z.literal('layers-model'),
  weightsManifest: z.array(z.object({ paths: z.array(z.literal('weights.bin')) })),
});

/** Why `model.json` is none of ours: it may name only the file beside it. Null when it is good. */
export function modelProblem(path: string, bytes: Uint8Array): Message | null {
  try {
    const model = parseJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return modelSchema.safeParse(model).success ? null : message('archiveModelFiles', { path });
  } catch {
    return message('archiveNotJson', { path });
  }
}
