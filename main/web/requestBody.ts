import type { IncomingMessage } from 'node:http';
import type { CommandName } from '../../shared/contract/commands.ts';
import { message } from '../../shared/errors/message.ts';
import { HttpRefusal } from './replies.ts';

const USUAL_LIMIT = 256 * 1024;
/** The four files of MNIST take 55 MB unzipped; in base64 a third more. */
const IMPORT_LIMIT = 80 * 1024 * 1024;
/** The normalization layers of the largest model that is read, as float64 in base64. */
const MODEL_LIMIT = 100 * 1024 * 1024;

const LIMITS: Partial<Record<CommandName, number>> = {
  'data:import': IMPORT_LIMIT,
  'experiment:import': IMPORT_LIMIT,
  'model:keep': MODEL_LIMIT,
};

const limitOf = (command: CommandName): number => LIMITS[command] ?? USUAL_LIMIT;

/**
 * The JSON value a POST carries for `command`.
 * @throws {HttpRefusal} when it is not declared as JSON, is none, or is larger than the command can need.
 */
export async function readJson(request: IncomingMessage, command: CommandName): Promise<unknown> {
  const {
    'content-type': type = '',
    'content-encoding': encoding,
    'content-length': length,
  } = request.headers;
  if (type.split(';')[0]?.trim() !== 'application/json' || encoding !== undefined) {
    throw new HttpRefusal(415, message('requestNotPlainJson'), message('requestSendJson'));
  }
  const limit = limitOf(command);
  if (Number(length ?? 0) > limit) throw tooLarge();
  try {
    return JSON.parse(await readText(request, limit)) as unknown;
  } catch (error) {
    if (error instanceof HttpRefusal) throw error;
    throw new HttpRefusal(400, message('requestNotJson'), message('pageReload'));
  }
}

async function readText(request: IncomingMessage, limit: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  // Not for-await: leaving that loop would destroy the connection before the refusal is sent.
  await new Promise<void>((resolve, reject) => {
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) {
        request.pause();
        reject(tooLarge());
      } else {
        chunks.push(chunk);
      }
    });
    request.on('end', resolve);
    request.on('error', reject);
  });
  return Buffer.concat(chunks).toString('utf8');
}

const tooLarge = (): HttpRefusal =>
  new HttpRefusal(413, message('requestTooLarge'), message('requestSendLess'));
