import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import packageJson from '../../../package.json' with { type: 'json' };
import { docCommands, docPages, PROJECT } from '../../support/docCommands.ts';

const WORKFLOWS = '.github/workflows';
const scripts = Object.keys(packageJson.scripts);

/** The scripts of package.json that a line of shell runs. */
const scriptsIn = (line: string): string[] =>
  [...line.matchAll(/npm (?:run (?:-s )?)?([a-z]+)/g)]
    .map((match) => match[1] ?? '')
    .filter((name) => !['ci', 'install', 'run', 'pack'].includes(name));

describe('the pages', () => {
  it('name only scripts that exist', () => {
    const commands = docCommands();
    expect(commands.length).toBeGreaterThan(40);
    for (const { page, command } of commands) {
      for (const name of scriptsIn(command)) expect(scripts, `${page}: ${command}`).toContain(name);
    }
  });

  it('name only tests that exist', () => {
    for (const { command } of docCommands()) {
      const file = /^npx vitest run (tests\/\S+)/.exec(command)?.[1];
      if (file !== undefined) expect(existsSync(join(PROJECT, file)), command).toBe(true);
    }
  });

  it('link and picture only what is there', () => {
    for (const { name, text } of docPages()) {
      for (const [, target = ''] of text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)) {
        if (/^https?:/.test(target)) continue;
        expect(existsSync(join(PROJECT, dirname(name), target)), `${name}: ${target}`).toBe(true);
      }
    }
  });

  it('tell in the changelog of the version this is', () => {
    const changelog = docPages().find(({ name }) => name === 'CHANGELOG.md')?.text;
    expect(changelog).toContain(`## ${packageJson.version}\n`);
  });
});

describe('the workflows', () => {
  const files = readdirSync(join(PROJECT, WORKFLOWS)).map((name) => ({
    name,
    lines: readFileSync(join(PROJECT, WORKFLOWS, name), 'utf8').split('\n'),
  }));

  it('run only scripts that exist', () => {
    const run = files.flatMap(({ lines }) => lines.filter((line) => line.includes('npm ')));
    expect(run.length).toBeGreaterThan(3);
    for (const line of run) for (const name of scriptsIn(line)) expect(scripts).toContain(name);
  });

  it('use actions by a fixed version', () => {
    const used = files.flatMap(({ lines }) =>
      lines.flatMap((line) => /uses: (.*)/.exec(line)?.[1] ?? []),
    );
    expect(used.length).toBeGreaterThan(2);
    for (const action of used) expect(action).toMatch(/^[\w-]+\/[\w-]+@v\d+\.\d+\.\d+$/);
  });

  it('are YAML with jobs that have steps', () => {
    for (const { name, lines } of files) {
      expect(
        lines.some((line) => line.includes('\t')),
        name,
      ).toBe(false);
      for (const part of ['on:', 'jobs:', '    steps:', 'permissions:']) {
        expect(lines, name).toContain(part);
      }
    }
  });
});
