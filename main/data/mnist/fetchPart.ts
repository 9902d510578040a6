import { open, stat } from 'node:fs/promises';
import { message } from '../../../shared/errors/message.ts';
import { Refusal } from '../../../shared/errors/refusal.ts';

export interface FetchOptions {
  /** Aborting it ends the request at once. */
  signal: AbortSignal;
  /** A server that sends nothing for so long is given up. */
  stallMs: number;
  /** A server that sends more than this is given up. */
  maxBytes: number;
  /** `totalBytes` is null where the server does not say. */
  onBytes: (receivedBytes: number, totalBytes: number | null) => void;
}

/** Length of a file, 0 when there is none. */
export async function lengthOf(path: string): Promise<number> {
  const found = await stat(path).catch(() => null);
  return found?.size ?? 0;
}

/**
 * One request for `url`, adding to the file `part` what it does not have yet; a server that knows no
 * ranges sends all again, and the file then starts again. Resolves when the server has sent all it
 * meant to. What was sent is not checked here.
 * @throws {Refusal} with the reason: no connection, refused, cut, stalled, too long. What came is kept.
 */
export async function fetchPart(url: string, part: string, options: FetchOptions): Promise<void> {
  const stalled = new AbortController();
  const watch = setTimeout(() => stalled.abort(), options.stallMs);
  try {
    const signal = AbortSignal.any([options.signal, stalled.signal]);
    await request(url, part, options, signal, () => watch.refresh());
  } catch (error) {
    if (stalled.signal.aborted) {
      throw new Refusal(message('downloadSilent', { seconds: options.stallMs / 1000 }));
    }
    throw error instanceof Refusal || isOfDisk(error) ? error : broken(error);
  } finally {
    clearTimeout(watch);
  }
}

async function request(
  url: string,
  part: string,
  { maxBytes, onBytes }: FetchOptions,
  signal: AbortSignal,
  alive: () => void,
): Promise<void> {
  const have = await lengthOf(part);
  // Whole bytes as they lie on the server: a range of re-packed ones would mean something else.
  const headers: Record<string, string> = { 'accept-encoding': 'identity' };
  if (have > 0) headers['range'] = `bytes=${have}-`;
  const response = await fetch(url, { headers, signal });
  const start = startOf(response, have);
  // Nothing beyond what we have: either it is whole, or the check will say that it is not.
  if (start === null) return;
  const announced = Number(response.headers.get('content-length') ?? Number.NaN);
  const total = Number.isSafeInteger(announced) ? start + announced : null;
  const file = await open(part, start === 0 ? 'w' : 'a');
  const reader = response.body?.getReader();
  try {
    let received = start;
    for (;;) {
      const { value: chunk } = (await reader?.read()) ?? {};
      if (chunk === undefined) return;
      alive();
      received += chunk.length;
      if (received > maxBytes) throw new Refusal(message('downloadTooMuch'));
      await file.writeFile(chunk);
      onBytes(received, total);
    }
  } finally {
    await file.close();
    // Stops a server that is still sending; a broken connection rejects it.
    await reader?.cancel().catch(() => null);
  }
}

/** Where the answer's bytes belong in the file; null when the server has none beyond `have`. */
function startOf(response: Response, have: number): number | null {
  if (response.status === 200) return 0;
  if (response.status === 416 && have > 0) return null;
  const range = response.headers.get('content-range') ?? '';
  if (response.status === 206 && range.startsWith(`bytes ${have}-`)) return have;
  const status = String(response.status);
  throw new Refusal(
    range === ''
      ? message('downloadAnswered', { status })
      : message('downloadAnsweredRange', { status, range }),
  );
}

/** Whether the part could not be written: those errors say which call of the system failed. */
const isOfDisk = (error: unknown): boolean =>
  error instanceof Error && 'syscall' in error && !(error instanceof TypeError);

/** The innermost error has the reason, as a code of the system or of fetch: fetch itself only says "fetch failed". */
function broken(error: unknown): Refusal {
  if (!(error instanceof Error)) return new Refusal(message('downloadBroken', { code: '?' }));
  if (error.cause instanceof Error) return broken(error.cause);
  const code = 'code' in error ? String(error.code) : error.name;
  return new Refusal(message('downloadBroken', { code }));
}
