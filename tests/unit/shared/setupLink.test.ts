import { describe, expect, it } from 'vitest';
import { LAB_CONFIG } from '../../../shared/domain/config.ts';
import type { ExperimentConfig } from '../../../shared/domain/config.ts';
import { PRESET_NAMES, presetConfig } from '../../../shared/domain/presets.ts';
import { readSetup, setupQuery } from '../../../shared/domain/setupLink.ts';

describe('the address of a set-up', () => {
  it('says what differs from the lab, by the names of the command line', () => {
    const config: ExperimentConfig = { ...LAB_CONFIG, learningRate: 0.1, hiddenSizes: [64, 32] };
    expect(setupQuery(config, 3)).toEqual({ lr: '0.1', hidden: '64-32', repeats: '3' });
    expect(setupQuery(LAB_CONFIG, 1)).toEqual({});
  });

  it.each(PRESET_NAMES)('is read as it was written, for the config of %s', (preset) => {
    const config = { ...presetConfig(preset), trainSubset: 3000, seed: 7 };
    const { setup, refused } = readSetup(setupQuery(config, 2));
    expect(refused).toEqual([]);
    expect({ ...LAB_CONFIG, ...setup.changes }).toEqual(config);
    expect(setup.repeats).toBe(2);
  });

  it('may begin with a preset, and takes settings by their own names', () => {
    const { setup, refused } = readSetup({
      preset: 'vanishing',
      learningRate: '0.02',
      hidden: 'none',
    });
    expect(refused).toEqual([]);
    expect(setup).toEqual({
      preset: 'vanishing',
      changes: { learningRate: 0.02, hiddenSizes: [] },
      repeats: null,
    });
  });

  it('names what says nothing that is known, and takes the rest', () => {
    const query = {
      preset: 'none',
      lr: '-1',
      epochs: 'many',
      repeats: '0',
      color: 'red',
      seed: '5',
    };
    const { setup, refused } = readSetup(query);
    expect(refused).toEqual(['preset', 'lr', 'epochs', 'repeats', 'color']);
    expect(setup.changes).toEqual({ seed: 5 });
  });
});
