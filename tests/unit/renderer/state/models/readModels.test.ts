import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { BroughtFile } from '../../../../../renderer/state/models/broughtFiles.ts';
import { readModels } from '../../../../../renderer/state/models/readModels.ts';
import { modelFixture, readFixture } from '../../../../support/keptModels.ts';

const brought = (name: string, folder = ''): BroughtFile => ({
  folder,
  file: new File([readFileSync(modelFixture(name))], name),
});
const textFile = (name: string, text: string, folder = ''): BroughtFile => ({
  folder,
  file: new File([text], name),
});

/** The file of each outcome, with how many layers it has, or why it is none. */
async function outcomes(files: BroughtFile[]) {
  const found: [string, number | string][] = [];
  for await (const outcome of readModels(files)) {
    const { name } = outcome.file.file;
    found.push(
      [
        'model' in outcome ? [name, outcome.model.norms.length] : [name, outcome.error.message],
      ].flat() as [string, number | string],
    );
  }
  return found;
}

describe('readModels', () => {
  it('reads a file of the page to the same numbers as one on disk', async () => {
    for await (const outcome of readModels([brought('views.pth')])) {
      expect(outcome).toMatchObject({ model: await readFixture('views.pth') });
    }
  });

  it('takes shards and external data with the file that names them, whatever the order', async () => {
    const shards = ['model-2.safetensors', 'external.data', 'model-1.safetensors'];
    const files = [...shards, 'external.onnx', 'model.safetensors.index.json'].map((name) =>
      brought(name),
    );
    expect(await outcomes(files)).toEqual([
      ['external.onnx', 1],
      ['model.safetensors.index.json', 2],
    ]);
  });

  it('takes only files of the same folder as parts', async () => {
    const files = [brought('external.onnx', 'a'), brought('external.data', 'b')];
    expect(await outcomes(files)).toEqual([
      ['external.onnx', expect.stringContaining('external.data is missing')],
    ]);
  });

  it('skips other files in a folder, and says why a chosen file is not a model', async () => {
    const notes = (folder: string) => [
      textFile('notes.txt', 'text', folder),
      textFile('config.json', '{}', folder),
      textFile('.DS_Store', '', folder),
    ];
    expect(await outcomes([...notes('run'), brought('state.pth', 'run')])).toEqual([
      ['state.pth', 2],
    ]);
    const [note] = notes('');
    expect(note && (await outcomes([note]))).toEqual([
      ['notes.txt', expect.stringContaining('not a file of PyTorch')],
    ]);
  });

  it('continues after a file that is damaged', async () => {
    const cut = new File([readFileSync(modelFixture('state.pth')).subarray(0, 900)], 'cut.pth');
    expect(await outcomes([{ folder: '', file: cut }, brought('state.pth')])).toEqual([
      ['cut.pth', expect.stringContaining('cannot be read as a model')],
      ['state.pth', 2],
    ]);
  });
});
