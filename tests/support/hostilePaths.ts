/** Paths of requests that try to leave the folder they are in, as they go over the wire. */
export const HOSTILE_PATHS: readonly string[] = [
  '/..',
  '/../outside.json',
  '/assets/../../outside.json',
  '/assets/..',
  '/%2e%2e/outside.json',
  '/%2E%2E%2Foutside.json',
  '/.%2e/outside.json',
  '/assets/%2e%2e%2f%2e%2e%2foutside.json',
  '/assets/..%2f..%2foutside.json',
  '/..%5coutside.json',
  '/assets/\\..\\outside.json',
  '/assets%5cmain-1a2b.js',
  '/C:%5cWindows%5cwin.ini',
  '/assets/main-1a2b.js%00',
  '/assets/main-1a2b.js%00.html',
  '/%00',
  // Not UTF-8: what other servers have taken for two dots.
  '/%c0%ae%c0%ae/outside.json',
  '/%ff',
  '/%',
  '/%zz',
  'outside.json',
  'http://example.com/',
];

/** Paths that lead out only if they were decoded twice, or taken for another system's. */
export const HARMLESS_PATHS: readonly string[] = [
  '/%252e%252e/outside.json',
  '/%252e%252e%252foutside.json',
  '/assets/.../outside.json',
  '/..;/outside.json',
  '/~/outside.json',
  '//outside.json',
  '//example.com',
  '/assets//main-1a2b.js',
  '/assets/main-1a2b.js/',
  '/etc/passwd',
  '/assets/link.json',
  '/constructor',
  '/__proto__',
];
