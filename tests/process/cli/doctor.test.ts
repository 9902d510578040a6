import { join } from 'node:path';
import { writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { freshFolder } from '../../support/freshFolder.ts';
import { run } from '../../support/cliProcess.ts';

const model = (name: string) => join(import.meta.dirname, '../../fixtures/models', name);

interface Printed {
  models: { fileName: string; layers: { path: string; mean: { values: number[] } }[] }[];
  comparison: { changes: { verdict: string }[] } | null;
}

describe('doctor', () => {
  it('prints layers and findings, and makes no store', async () => {
    const root = await freshFolder();
    const { code, out, err } = await run(root, 'doctor', model('module.pt'));
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('module.pt: pytorch');
    expect(out).toMatch(/warning: bn1: After 3 batches at momentum 0\.05/);
    expect(out).toMatch(/^bn2 +BatchNorm +3 +float32 +0\.00001 +0\.1 +3 /m);
  });

  it('prints every array as JSON, and of two files how they differ', async () => {
    const root = await freshFolder();
    const files = [model('state.pth'), model('wrapped.pth')];
    const { code, out } = await run(root, 'doctor', ...files, '--json');
    const printed = JSON.parse(out) as Printed;
    expect(code).toBe(0);
    expect(printed.models.map(({ fileName }) => fileName)).toEqual(['state.pth', 'wrapped.pth']);
    expect(printed.models[0]?.layers.map(({ mean }) => mean.values.length)).toEqual([4, 3]);
    expect(printed.comparison?.changes.map(({ verdict }) => verdict)).toEqual([
      'unchanged',
      'unchanged',
    ]);
  });

  it('prints tables as Markdown, one row a line', async () => {
    const root = await freshFolder();
    const files = [model('state.pth'), model('half.pth')];
    const { code, out } = await run(root, 'doctor', ...files, '--format', 'markdown');
    expect(code).toBe(0);
    const titles = ['state.pth', 'state.pth: findings', 'half.pth', 'half.pth: findings'];
    expect(out.match(/^\*\*.*\*\*$/gm)).toEqual(
      [...titles, 'From the first file to the second'].map((title) => `**${title}**`),
    );
    expect(out).toMatch(
      /^\| layer \| kind \|.*\|\n\| --- \|.*\|\n\| bn1 \| BatchNorm \| 4 \|.*\|$/m,
    );
    expect(out).toMatch(/^\| bn2 \|.*\| changed \|\n$/m);
  });

  it('prints tables as CSV that a spreadsheet opens, one behind another', async () => {
    const root = await freshFolder();
    const { code, out } = await run(root, 'doctor', model('module.pt'), '--format', 'csv');
    expect(code).toBe(0);
    expect(out.startsWith('\uFEFFlayer,kind,channels,')).toBe(true);
    const lines = out.slice(1).trimEnd().split('\r\n');
    const firsts = lines.map((line) => line.split(',')[0]);
    const findings = ['severity', 'warning', 'warning', 'note'];
    expect(firsts).toEqual(['layer', 'bn1', 'bn2', '', ...findings]);
  });

  it('fails on a finding of any of its files, and still prints JSON in full', async () => {
    const root = await freshFolder();
    const files = [model('listed.onnx'), model('training.onnx')];
    const asked = await run(root, 'doctor', ...files, '--json', '--fail-on', 'problem');
    expect(asked.code).toBe(3);
    expect((JSON.parse(asked.out) as Printed).models).toHaveLength(2);
    const note = await run(root, 'doctor', ...files, '--fail-on', 'note');
    expect([note.code, note.out]).toEqual([2, '']);
  });

  it.each([
    ['training.onnx', 'problem', 3],
    ['module.pt', 'problem', 0],
    ['module.pt', 'warning', 3],
    ['listed.onnx', 'warning', 0],
  ])('%s with --fail-on %s ends with %i', async (name, severity, expected) => {
    const root = await freshFolder();
    const { code } = await run(root, 'doctor', model(name), '--fail-on', severity);
    expect(code).toBe(expected);
  });

  it('says in one line why a file is no model', async () => {
    const root = await freshFolder();
    const file = join(root, 'notes.txt');
    await writeFile(file, 'no model');
    const { code, out, err } = await run(root, 'doctor', file);
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(
      /^error: notes\.txt cannot be read as a model: it is not a file of PyTorch, .*\n$/,
    );
    const missing = await run(root, 'doctor', join(root, 'missing.pth'));
    expect([missing.code, missing.err]).toEqual([1, expect.stringContaining('it is not there')]);
  });
});
