import type { IncomingMessage } from 'node:http';
import { hash, randomBytes, timingSafeEqual } from 'node:crypto';
import { message } from '../../shared/errors/message.ts';
import { HttpRefusal } from './replies.ts';

const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]'];

/**
 * The names a request may call this server by. A page elsewhere that points its own name at this
 * machine (DNS rebinding) differs in exactly this. `host` is the address listened on.
 */
export function ownNames(host: string): ReadonlySet<string> {
  return new Set([...LOOPBACK_NAMES, host.includes(':') ? `[${host}]` : host]);
}

/**
 * @throws {HttpRefusal} unless the Host header is one of `names`, at any port: a forwarded one must work.
 */
export function checkHost({ headers }: IncomingMessage, names: ReadonlySet<string>): void {
  const { name, port } =
    /^(?<name>\[[^\]]*\]|[^:]*)(?::(?<port>\d{1,5}))?$/.exec(headers.host ?? '')?.groups ?? {};
  if (name === undefined || !names.has(name) || Number(port ?? 80) > 65_535) {
    throw new HttpRefusal(403, message('addressNotOurs'), message('addressOpenPrinted'));
  }
}

/**
 * A browser says which page a request comes from; only our own may change anything or listen.
 * @throws {HttpRefusal} unless Origin is this server's own, as the client called it; only reading a file may lack it.
 */
export function checkOrigin({ headers, method }: IncomingMessage): void {
  const isReading = (method === 'GET' || method === 'HEAD') && headers.upgrade === undefined;
  if (headers.origin === undefined && isReading) return;
  if (headers.origin !== `http://${headers.host ?? ''}`) {
    throw new HttpRefusal(403, message('requestFromElsewhere'), message('requestUsePage'));
  }
}

/** The path and query of a request, the path decoded once. */
export interface Target {
  path: string;
  query: URLSearchParams;
}

/**
 * @throws {HttpRefusal} for a path that cannot be decoded or tries to leave the folder it is in.
 */
export function parseTarget(url: string): Target {
  const [encoded = '', ...rest] = url.split('?');
  const path = decoded(encoded);
  const isClean = path.startsWith('/') && !/[\0\\]/.test(path) && !path.split('/').includes('..');
  if (!isClean) throw new HttpRefusal(400, message('pathUnusable'), message('pageReload'));
  return { path, query: new URLSearchParams(rest.join('?')) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

const SECRET_BYTES = 32;

const newSecret = (): string => randomBytes(SECRET_BYTES).toString('base64url');

/** Compares digests, so that the time taken says nothing about the secret, not even its length. */
function isSame(given: string, secret: string): boolean {
  const digest = (text: string) => hash('sha256', text, 'buffer');
  return timingSafeEqual(digest(given), digest(secret));
}

/**
 * Who may use the web host: the one browser that brought the token of the printed address first.
 * The token is good for one use, so an address left in a history or a log opens nothing.
 */
export class WebSession {
  readonly token = newSecret();
  readonly #secret = newSecret();
  readonly #cookieName: string;
  #used = false;

  /** @param port part of the cookie's name, because browsers share cookies between all ports of a host */
  constructor(port: number) {
    this.#cookieName = `batchnorm-workbench-${port}`;
  }

  /**
   * The `Set-Cookie` value in exchange for the token.
   * @throws {HttpRefusal} for a wrong or used token.
   */
  exchange(token: string): string {
    if (this.#used || !isSame(token, this.token)) throw notAdmitted();
    this.#used = true;
    return `${this.#cookieName}=${this.#secret}; HttpOnly; SameSite=Strict; Path=/`;
  }

  isAdmitted({ headers }: IncomingMessage): boolean {
    const prefix = `${this.#cookieName}=`;
    const cookies = (headers.cookie ?? '').split(';').map((cookie) => cookie.trim());
    const own = cookies.find((cookie) => cookie.startsWith(prefix));
    return own !== undefined && isSame(own.slice(prefix.length), this.#secret);
  }

  /** @throws {HttpRefusal} unless the request brings the cookie. */
  check(request: IncomingMessage): void {
    if (!this.isAdmitted(request)) throw notAdmitted();
  }
}

function notAdmitted(): HttpRefusal {
  return new HttpRefusal(401, message('browserNotLetIn'), message('browserOpenPrinted'));
}
