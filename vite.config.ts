import { resolve } from 'node:path';
import vue from '@vitejs/plugin-vue';
import { defineConfig } from 'vite';
import type { Plugin } from 'vite';
import { CONTENT_SECURITY_POLICY } from './shared/contract/pageFiles.ts';

/** Writes the policy into the page itself, so that it holds however the page is opened. */
function contentSecurityPolicy(): Plugin {
  // A browser heeds this one only in a header, and complains about it here.
  const content = CONTENT_SECURITY_POLICY.replace(/; frame-ancestors [^;]*/, '');
  const attrs = { 'http-equiv': 'Content-Security-Policy', content };
  return {
    name: 'content-security-policy',
    transformIndexHtml: () => [{ tag: 'meta', attrs, injectTo: 'head-prepend' }],
  };
}

/**
 * The oldest engines the page is for: those of two years ago. Electron 45 is far above; the Electron of tests
 * has Chromium 130.
 */
const OLDEST_ENGINES = ['chrome130', 'firefox132', 'safari18'];

/** The renderer's build: static files that Electron and the web host both serve. */
export default defineConfig({
  root: resolve(import.meta.dirname, 'renderer'),
  base: './',
  plugins: [vue(), contentSecurityPolicy()],
  define: {
    __VUE_OPTIONS_API__: 'false',
    __VUE_PROD_DEVTOOLS__: 'false',
    __INTLIFY_PROD_DEVTOOLS__: 'false',
  },
  build: {
    outDir: resolve(import.meta.dirname, 'dist/renderer'),
    emptyOutDir: true,
    target: OLDEST_ENGINES,
    // The policy allows no data: addresses but for images.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Read from the same machine, so the size of one file is no matter.
    chunkSizeWarningLimit: 2000,
  },
});
