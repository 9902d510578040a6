import path from 'node:path';
import { ROOT } from '../support/paths.mjs';

/**
 * The page's own policy allows no inline styles, which is how a development server updates them.
 *
 * @type {import('vite').Plugin}
 */
const withoutPolicy = {
  name: 'without-content-security-policy',
  transformIndexHtml: (html) =>
    html.replace(/<meta\s+http-equiv="Content-Security-Policy"[^>]*>/, ''),
};

/** @typedef {{ url: string }} PageServer */

/**
 * Serves the page from its sources, updating it in place; what the web host answers is passed on
 * from there.
 *
 * @param {number} webPort the web host's
 * @returns {Promise<PageServer>}
 */
export async function startPageServer(webPort) {
  const { createServer } = await import('vite');
  const target = `http://127.0.0.1:${webPort}`;
  const server = await createServer({
    configFile: path.join(ROOT, 'vite.config.ts'),
    plugins: [withoutPolicy],
    server: {
      host: '127.0.0.1',
      proxy: {
        // The host's name as the browser says it, which has to agree with the page's origin.
        '^/api/': { target, changeOrigin: false },
        '^/events$': { target, changeOrigin: false, ws: true },
        '^/\\?token=': { target, changeOrigin: false },
      },
    },
  });
  await server.listen();
  const url = server.resolvedUrls?.local[0];
  if (!url) throw new Error('The development server did not say where it is.');
  return { url };
}
