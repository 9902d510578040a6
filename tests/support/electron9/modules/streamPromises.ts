/** `node:stream/promises` for Node 12. */
import stream from 'node:stream';
import { promisify } from 'node:util';

export const pipeline = promisify(stream.pipeline);
export const finished = promisify(stream.finished);
