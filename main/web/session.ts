import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { message } from '../../shared/errors/message.ts';
import { Refusal } from './refusal.ts';

const SECRET_BYTES = 32;

const newSecret = (): string => randomBytes(SECRET_BYTES).toString('base64url');

/** Compares digests, so that the time taken tells nothing of the secret, not even its length. */
function isSame(given: string, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(secret));
}

/**
 * Who may use the web host: the one browser that brought the token of the printed address first.
 * The token is good for one use, so an address left in a history or a log opens nothing.
 */
export class Session {
  readonly token = newSecret();
  readonly #secret = newSecret();
  readonly #cookieName: string;
  #used = false;

  /** @param port told apart by it, because browsers share cookies between all ports of a host */
  constructor(port: number) {
    this.#cookieName = `batchnorm-workbench-${port}`;
  }

  /**
   * The `Set-Cookie` value in exchange for the token.
   * @throws {Refusal} for a wrong or used token.
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

  /** @throws {Refusal} unless the request brings the cookie. */
  check(request: IncomingMessage): void {
    if (!this.isAdmitted(request)) throw notAdmitted();
  }
}

function notAdmitted(): Refusal {
  return new Refusal(401, message('browserNotLetIn'), message('browserOpenPrinted'));
}
