import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { protocol } from 'electron';
import { CONTENT_SECURITY_POLICY, contentTypeOf } from '../../../shared/contract/pageFiles.ts';

const SCHEME = 'app';

/** Where the page lives. A scheme of our own instead of file: reaches nothing but the page's files. */
export const PAGE_ADDRESS = `${SCHEME}://workbench/index.html`;

/** What the build makes: the page, and files beside it or one folder down. No other path is looked up. */
const FILE = /^\/(?:[\w-]+\/)?[\w-]+(?:\.[\w-]+)*$/;

/** Makes the scheme known as one like https. Only possible before the app is ready. */
export function registerPageScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

/** Answers the page's addresses with the files of `folder`. */
export function servePage(folder: string): void {
  protocol.handle(SCHEME, async ({ url }) => {
    const path = new URL(url).pathname;
    const type = contentTypeOf(path);
    if (!FILE.test(path) || type === undefined) return new Response(null, { status: 404 });
    try {
      const bytes = await readFile(join(folder, path));
      return new Response(new Uint8Array(bytes), { headers: headersFor(type) });
    } catch {
      return new Response(null, { status: 404 });
    }
  });
}

const headersFor = (type: string): Record<string, string> => ({
  'content-type': type,
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
});
