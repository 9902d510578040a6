import { createPinia, setActivePinia } from 'pinia';
import { beforeEach, describe, expect, it } from 'vitest';
import { useForm } from '../../../../renderer/state/form/form.ts';
import { configProblems, LAB_CONFIG } from '../../../../shared/domain/config.ts';
import { PRESET_NAMES, presetConfig } from '../../../../shared/domain/presets.ts';
import { axisOf, draftOf } from '../../../../renderer/state/form/sweepDraft.ts';
import { runRequestSchema } from '../../../../shared/domain/run.ts';
import { sweepRequestSchema } from '../../../../shared/domain/sweep.ts';
import { startForm } from '../../../../renderer/state/form/startForm.ts';
import { i18n } from '../../../../renderer/i18n/i18n.ts';
import { message } from '../../../../shared/errors/message.ts';
import { WorkbenchError } from '../../../../shared/errors/workbenchError.ts';
import { setUpStores } from './setUp.ts';

beforeEach(() => setActivePinia(createPinia()));

describe('the form', () => {
  it('begins as the lab', () => {
    const form = useForm();
    expect(form.config).toEqual(LAB_CONFIG);
    expect(form.preset).toBe('lab');
    expect(form.changed).toEqual([]);
  });

  it('knows each preset it was filled with, and makes a good request of it', () => {
    const form = useForm();
    for (const name of PRESET_NAMES) {
      form.applyPreset(name);
      expect(form.preset).toBe(name);
      expect(form.problems.size).toBe(0);
      expect(configProblems(presetConfig(name))).toEqual([]);
      expect(runRequestSchema.parse(form.request()).config).toEqual(presetConfig(name));
    }
  });

  it('keeps seed and data set when a preset is chosen', () => {
    const form = useForm();
    form.change('seed', 7);
    form.change('dataset', 'digits');
    form.applyPreset('vanishing');
    expect(form.config).toMatchObject({ seed: 7, dataset: 'digits', activation: 'sigmoid' });
    expect(form.preset).toBe('vanishing');
  });

  it('is no preset any more once a setting is changed', () => {
    const form = useForm();
    form.change('learningRate', 0.02);
    expect(form.preset).toBeNull();
    expect(form.changed).toEqual(['learningRate']);
  });

  it('forgets name, tags and notes when they were said of the run before', async () => {
    const client = await setUpStores();
    const form = useForm();
    const words = { name: 'Mine', tags: ['a'], notes: 'why' };
    Object.assign(form.run, { ...words, repeats: 3 });
    await startForm();
    expect(client.calls.find(({ command }) => command === 'run:start')?.input).toMatchObject(words);
    expect(form.run).toEqual({ name: '', tags: [], notes: '', repeats: 3 });

    Object.assign(form.run, words);
    form.applyPreset('fiveRepeats');
    expect(form.run).toEqual({ name: '', tags: [], notes: '', repeats: 5 });
  });

  it('keeps them when the workbench refused the run', async () => {
    const client = await setUpStores();
    client.handlers['run:start'] = () => {
      throw new WorkbenchError('config-invalid', message('unexpected'), message('tryAgain'));
    };
    const form = useForm();
    form.run.name = 'Mine';
    await startForm();
    expect(form.run.name).toBe('Mine');
  });

  it('starts a sweep from wherever it is started, named in the language of the window', async () => {
    const client = await setUpStores();
    i18n.global.locale.value = 'ko';
    const form = useForm();
    form.applyPreset('learningRateSweep');
    await startForm();
    i18n.global.locale.value = 'en';
    expect(client.calls.map(({ command }) => command)).not.toContain('run:start');
    expect(client.calls.find(({ command }) => command === 'run:sweep')?.input).toMatchObject({
      language: 'ko',
    });
  });

  it('names the settings that cannot be used', () => {
    const form = useForm();
    form.change('learningRate', NaN);
    form.run.repeats = 0;
    expect([...form.problems].sort()).toEqual(['learningRate', 'repeats']);
  });

  it('takes over the config of another run without its name', () => {
    const form = useForm();
    form.run.name = 'Old';
    const config = { ...LAB_CONFIG, hiddenSizes: [8], seed: 4 };
    form.fill(config);
    expect(form.request()).toMatchObject({ config, name: '', repeats: 1 });
  });
});

describe('a sweep in the form', () => {
  it('goes through both settings of a preset that has two', () => {
    const form = useForm();
    form.applyPreset('batchSizeSweep');
    expect([...form.problems]).toEqual([]);
    expect(form.preset).toBe('batchSizeSweep');
    expect(form.trainings).toBe(60);
    expect(sweepRequestSchema.parse(form.sweepRequest()).settings).toEqual([
      { setting: 'batchSize', values: [2, 4, 16, 64, 256] },
      { setting: 'normalization', values: ['batchNorm', 'layerNorm', 'groupNorm', 'rmsNorm'] },
    ]);
  });

  it('asks for every value with every seed', () => {
    const form = useForm();
    expect(form.sweepRequest()).toBeNull();
    form.applyPreset('learningRateSweep');
    form.run.repeats = 5;
    expect(form.trainings).toBe(60);
    const request = sweepRequestSchema.parse(form.sweepRequest());
    expect(request.settings).toEqual([
      {
        setting: 'learningRate',
        values: [
          1e-4, 2.85e-4, 8.11e-4, 0.00231, 0.00658, 0.0187, 0.0534, 0.152, 0.433, 1.23, 3.51, 10,
        ],
      },
    ]);
    form.chooseSwept(1, 'hiddenSizes');
    form.changeSwept(1, { list: 'none, 64-32' });
    expect(form.trainings).toBe(120);
    expect(form.sweepRequest()?.settings[1]?.values).toEqual([[], [64, 32]]);
    form.chooseSwept(0, null);
    expect(form.sweep.map(({ setting }) => setting)).toEqual(['hiddenSizes']);
  });

  it('is held back while it cannot be read or trained', () => {
    const form = useForm();
    form.chooseSwept(0, 'batchSize');
    expect(form.problems.size).toBe(0);
    form.changeSwept(0, { from: 64, to: 8 });
    expect([form.sweepFault, form.trainings, form.sweepRequest()]).toEqual(['unreadable', 0, null]);
    expect([...form.problems]).toEqual(['sweep']);
    form.changeSwept(0, { as: 'list', list: '32, 9999' });
    expect(form.sweepFault).toMatchObject({ values: { setting: 'batchSize' } });
    form.changeSwept(0, { list: '32,' });
    expect(form.sweepFault).toBe('unreadable');
    form.fill(LAB_CONFIG);
    expect([form.problems.size, form.sweep.length]).toEqual([0, 0]);
  });

  it('is not the lab, though no other setting differs, and goes with a reset', () => {
    const form = useForm();
    form.applyPreset('learningRateSweep');
    expect(form.changed).toEqual([]);
    form.change('learningRate', 0.5);
    form.change('epochs', 3);
    // The learning rate is swept, so what its field says does not differ from anything.
    expect(form.changed).toEqual(['epochs']);
    form.run.repeats = 5;
    form.resetToLab();
    expect([form.preset, form.sweep.length, form.run.repeats]).toEqual(['lab', 0, 1]);
  });

  it('spaces whole settings by whole values', () => {
    const draft = draftOf('batchSize');
    expect(axisOf(draft)?.values).toEqual([8, 16, 32, 64, 128, 256, 512]);
    expect(axisOf({ ...draftOf('epochs'), from: 1, to: 3, count: 9 })?.values).toEqual([1, 2, 3]);
    expect(axisOf({ ...draftOf('trainSubset'), as: 'list' })?.values).toEqual([1000, 10000, null]);
  });
});
