import { isRanged, SETTINGS, SWEPT_SETTINGS } from '../../../shared/domain/catalog/catalog.ts';
import type { SweptSetting } from '../../../shared/domain/catalog/catalog.ts';
import { SWEEP_COUNT, sweepRange } from '../../../shared/domain/sweep.ts';
import type { SweepAxis, SweepValue } from '../../../shared/domain/sweep.ts';
import { message } from '../../../shared/errors/message.ts';
import type { Message } from '../../../shared/errors/message.ts';
import { settingReader } from './configOptions.ts';
import { settingMeant } from './settingNames.ts';
import { endsOf, invalid, numberReader } from './values.ts';

const readCount = numberReader(SWEEP_COUNT);

/** `learningRate=1e-4..10:12`, `batchSize=16,32,64`; a setting whose steps are factors is spaced by factors. */
function readAxis(text: string): SweepAxis {
  const [name = '', spec = ''] = text.split('=', 2).map((part) => part.trim());
  const setting = SWEPT_SETTINGS.find((one) => one === name);
  if (setting === undefined) throw invalid(settingHint(name, spec));
  if (spec === '') {
    throw invalid(message('sweepValuesMissing', { setting }));
  }
  if (spec.includes('..')) return { setting, values: rangeOf(setting, spec) };
  const read = settingReader(setting);
  return { setting, values: spec.split(',').map((part) => read(part.trim())) };
}

function rangeOf(setting: SweptSetting, spec: string): SweepValue[] {
  const [ends = '', count, ...more] = spec.split(':');
  const [from = '', to = '', ...others] = ends.split('..').map((part) => part.trim());
  if (!isRanged(setting)) {
    throw invalid(message('sweepNoRange', { setting }));
  }
  if (others.length > 0 || more.length > 0 || from === '' || to === '') {
    throw invalid(message('sweepRangeForm', { setting }));
  }
  const read = numberReader(SETTINGS[setting].range);
  const [first, last] = [read(from), read(to)];
  if (count === undefined) {
    throw invalid(message('sweepRangeCount', { setting, from, to }));
  }
  return sweepRange(setting, first, last, countOf(count));
}

function countOf(text: string): number {
  try {
    return readCount(text.trim());
  } catch {
    throw invalid(message('sweepCount', endsOf(SWEEP_COUNT)));
  }
}

/** What to write for a name that no setting which can be swept has. */
function settingHint(name: string, spec: string): Message {
  const meant = settingMeant(name);
  if (meant === 'seed') return seedHint(spec);
  if (meant === 'dataset') {
    return message('sweepOneDataset');
  }
  const settings = SWEPT_SETTINGS;
  return meant === null
    ? message('sweepSettings', { settings })
    : message('sweepSettingMeant', { meant, settings });
}

function seedHint(spec: string): Message {
  const seeds = spec.split(',').map(Number);
  const [first = NaN] = seeds;
  const follow = Number.isInteger(first) && seeds.every((seed, index) => seed === first + index);
  const [seed, repeats] = follow && seeds.length > 1 ? [first, seeds.length] : [1, 3];
  return message('sweepSeeds', { seed: String(seed), repeats: String(repeats) });
}

/** Gathers `--sweep`, which may be given for two settings. */
export function addAxis(text: string, before: SweepAxis[] = []): SweepAxis[] {
  const axis = readAxis(text);
  if (before.length === 2) throw invalid(message('sweepTwoSettings'));
  if (before.some(({ setting }) => setting === axis.setting)) {
    throw invalid(message('sweepTwice', { setting: axis.setting }));
  }
  return [...before, axis];
}
