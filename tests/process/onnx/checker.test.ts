import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { carryOut } from '../../../main/onnx/orders.ts';
import { freshFolder } from '../../support/freshFolder.ts';
import { askPython } from '../../support/python.ts';

const FOLDER = join(import.meta.dirname, '../../fixtures/onnx');
const MODELS = ['mlp', 'cnn', 'residual', 'sequences', 'two', 'double', 'half', 'outside'];

const CHECK = `
import json, sys, onnx
answers = []
for file in json.load(sys.stdin):
    try:
        onnx.checker.check_model(file, full_check=True)
        answers.append("good")
    except Exception as error:
        answers.append(str(error))
json.dump(answers, sys.stdout)
`;

describe('onnx, the format’s own checker,', () => {
  it('accepts every recalibrated and every folded copy', { timeout: 120_000 }, async () => {
    const folder = await freshFolder();
    const files: string[] = [];
    for (const name of MODELS) {
      const file = join(FOLDER, `${name}.onnx`);
      const arrays = join(FOLDER, `${name === 'outside' ? 'residual' : name}.npz`);
      const data = { kind: 'arrays' as const, file: arrays, labels: null, seed: null };
      const [recalibrated, folded] = [
        join(folder, `${name}-r.onnx`),
        join(folder, `${name}-f.onnx`),
      ];
      const common = { file, data, batchSize: 8 };
      const nothing = () => undefined;
      await carryOut({ kind: 'recalibrate', ...common, out: recalibrated, batches: null }, nothing);
      await carryOut({ kind: 'fold', ...common, out: folded }, nothing);
      files.push(recalibrated, folded);
    }
    expect(askPython(CHECK, files)).toEqual(files.map(() => 'good'));
  });
});
