import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

/** The lines below `key` in electron-builder.yml, which has no deeper levels there. */
function switchesBelow(key: string): Record<string, string> {
  const file = resolve(import.meta.dirname, '../../../electron-builder.yml');
  const [, below = ''] = readFileSync(file, 'utf8').split(`\n${key}:\n`);
  const lines = /^(?: {2}\w+: \w+\n)*/.exec(below)?.[0] ?? '';
  return Object.fromEntries(
    lines.split('\n').flatMap((line) => {
      const [, name, value] = /^ {2}(\w+): (\w+)$/.exec(line) ?? [];
      return name === undefined || value === undefined ? [] : [[name, value]];
    }),
  );
}

test('the packaged app is no Node for others, and loads nothing but its whole archive', () => {
  expect(switchesBelow('electronFuses')).toEqual({
    runAsNode: 'false',
    enableNodeOptionsEnvironmentVariable: 'false',
    enableNodeCliInspectArguments: 'false',
    enableEmbeddedAsarIntegrityValidation: 'true',
    onlyLoadAppFromAsar: 'true',
    grantFileProtocolExtraPrivileges: 'false',
    enableCookieEncryption: 'true',
  });
});
