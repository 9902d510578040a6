import { createHash } from 'node:crypto';
import {
  createReadStream,
  createWriteStream,
  existsSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { diskSetupProblem, SetupProblem } from '../../support/problem.mjs';
import { progressLine } from '../../support/progress.mjs';

const ATTEMPTS = 5;
const STALL_MS = 30_000;
/** No file that set-up fetches comes near it; a server that sends more would only fill the disk. */
const MAX_BYTES = 1e9;

/** @typedef {{ update(state: string): void }} Line */
/** @typedef {{ stallMs: number, maxBytes: number }} Limits `stallMs` is silence after which a connection counts as broken */

/** The server will not give us the file; another way to it (pip's) may still work. */
export class DownloadRefused extends Error {
  /** @override */
  name = 'DownloadRefused';
}

/**
 * Downloads a file, continuing where an earlier attempt stopped, and gives it its name only once
 * its SHA-256 is right.
 *
 * @param {{ url: string, file: string, sha256: string, label: string, stallMs?: number, maxBytes?: number }} what
 */
export async function download({ url, file, sha256, label, ...limits }) {
  const { stallMs, maxBytes } = { stallMs: STALL_MS, maxBytes: MAX_BYTES, ...limits };
  const part = `${file}.part`;
  const line = progressLine(label);
  try {
    await receiveAll(url, part, line, { stallMs, maxBytes });
    await verify(part, sha256);
  } catch (error) {
    line.end('failed');
    throw error;
  }
  renameSync(part, file);
  line.end('done');
}

/**
 * @param {string} file removed when it is wrong, for it can never become right
 * @param {string} digest in hexadecimal
 * @param {'sha256' | 'sha512'} [algorithm]
 */
export async function verify(file, digest, algorithm = 'sha256') {
  const hash = createHash(algorithm);
  await pipeline(createReadStream(file), hash);
  if (hash.digest('hex') === digest) return;
  rmSync(file);
  throw new SetupProblem(
    `What was downloaded is not the expected file (its ${algorithm.replace('sha', 'SHA-')} differs), so it was removed unused; check which package index or proxy answered, then run the command again.`,
  );
}

/**
 * @param {string} url
 * @param {string} part
 * @param {Line} line
 * @param {Limits} limits
 */
async function receiveAll(url, part, line, limits) {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    if (await receiveRest(url, part, line, limits)) return;
  }
  throw new SetupProblem(
    `The download broke off ${ATTEMPTS} times; run the command again when the connection is better, and it continues after ${megabytes(sizeOf(part))}.`,
  );
}

/**
 * One request for what is still missing.
 *
 * @param {string} url
 * @param {string} part
 * @param {Line} line
 * @param {Limits} limits
 * @returns {Promise<boolean>} false when the connection broke and another attempt makes sense
 */
async function receiveRest(url, part, line, { stallMs, maxBytes }) {
  const stall = new AbortController();
  const timer = setTimeout(() => stall.abort(), stallMs);
  try {
    const response = await request(url, sizeOf(part), stall.signal);
    // Nothing is left to send: the earlier attempt had it all.
    if (response.status === 416) return true;

    const isRest = response.status === 206;
    let received = isRest ? sizeOf(part) : 0;
    const total = received + Number(response.headers.get('content-length') ?? 0);
    const body = Readable.fromWeb(/** @type {any} */ (response.body));
    body.on('data', (chunk) => {
      received += chunk.length;
      timer.refresh();
      line.update(`${megabytes(received)} of ${megabytes(total)}`);
      if (received > maxBytes) body.destroy(endless(part));
    });
    await pipeline(body, createWriteStream(part, { flags: isRest ? 'a' : 'w' }));
    return true;
  } catch (error) {
    if (error instanceof DownloadRefused || error instanceof SetupProblem) throw error;
    // Another attempt would only meet the same disk.
    const problem = diskSetupProblem(error, part);
    if (problem) throw problem;
    return false;
  } finally {
    clearTimeout(timer);
  }
}

/** @param {string} part */
function endless(part) {
  rmSync(part, { force: true });
  return new SetupProblem(
    'The server sends more than any file of the set-up has, so it was given up; check which package index or proxy answered, then run the command again.',
  );
}

/**
 * @param {string} url
 * @param {number} start
 * @param {AbortSignal} signal
 */
async function request(url, start, signal) {
  /** @type {Record<string, string>} */
  const headers = { 'accept-encoding': 'identity' };
  if (start > 0) headers.range = `bytes=${start}-`;
  const response = await fetch(url, { headers, signal }).catch((error) => {
    throw new DownloadRefused(`The server cannot be reached: ${error.message}.`);
  });
  const isAnother = response.status === 206 && startOf(response) !== start;
  if ((response.ok || response.status === 416) && !isAnother) return response;
  throw new DownloadRefused(`The server answered ${response.status}.`);
}

/** @param {Response} response */
function startOf(response) {
  return Number(/^bytes (\d+)-/.exec(response.headers.get('content-range') ?? '')?.[1]);
}

/** @param {string} file */
function sizeOf(file) {
  return existsSync(file) ? statSync(file).size : 0;
}

/** @param {number} bytes */
function megabytes(bytes) {
  return `${Math.round(bytes / 1e6)} MB`;
}
