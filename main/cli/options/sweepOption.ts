import { InvalidArgumentError } from 'commander';
import { isRanged, SETTINGS, SWEPT_SETTINGS } from '../../../shared/domain/catalog/catalog.ts';
import type { SweptSetting } from '../../../shared/domain/catalog/catalog.ts';
import { SWEEP_COUNT, sweepRange } from '../../../shared/domain/sweep.ts';
import type { SweepAxis, SweepValue } from '../../../shared/domain/sweep.ts';
import { settingReader } from './configOptions.ts';
import { settingMeant } from './settingNames.ts';
import { numberReader } from './values.ts';

const readCount = numberReader(SWEEP_COUNT);

/** `learningRate=1e-4..10:12`, `batchSize=16,32,64`; a setting whose steps are factors is spaced by factors. */
function readAxis(text: string): SweepAxis {
  const [name = '', spec = ''] = text.split('=', 2).map((part) => part.trim());
  const setting = SWEPT_SETTINGS.find((one) => one === name);
  if (setting === undefined) throw new InvalidArgumentError(settingHint(name, spec));
  if (spec === '') {
    throw new InvalidArgumentError(`The values of ${setting} are missing: ${setting}=one,another.`);
  }
  if (spec.includes('..')) return { setting, values: rangeOf(setting, spec) };
  const read = settingReader(setting);
  return { setting, values: spec.split(',').map((part) => read(part.trim())) };
}

function rangeOf(setting: SweptSetting, spec: string): SweepValue[] {
  const [ends = '', count, ...more] = spec.split(':');
  const [from = '', to = '', ...others] = ends.split('..').map((part) => part.trim());
  if (!isRanged(setting)) {
    throw new InvalidArgumentError(`${setting} takes no range; put commas between its values.`);
  }
  if (others.length > 0 || more.length > 0 || from === '' || to === '') {
    throw new InvalidArgumentError(`A range is written ${setting}=from..to:count.`);
  }
  const read = numberReader(SETTINGS[setting].range);
  const [first, last] = [read(from), read(to)];
  if (count === undefined) {
    throw new InvalidArgumentError(
      `A range needs a count of its values: ${setting}=${from}..${to}:5 goes through five.`,
    );
  }
  return sweepRange(setting, first, last, countOf(count));
}

function countOf(text: string): number {
  try {
    return readCount(text.trim());
  } catch {
    const { min, max } = SWEEP_COUNT;
    throw new InvalidArgumentError(
      `The count of values after the colon must be a whole number from ${min} to ${max}.`,
    );
  }
}

/** What to write for a name that no setting which can be swept has. */
function settingHint(name: string, spec: string): string {
  const meant = settingMeant(name);
  if (meant === 'seed') return seedHint(spec);
  if (meant === 'dataset') {
    return 'A sweep goes through settings on one data set: train on each of the others with --data.';
  }
  const guess = meant === null ? '' : `Did you mean ${meant}? `;
  return `${guess}It must be one of ${SWEPT_SETTINGS.join(', ')}, then = and values.`;
}

function seedHint(spec: string): string {
  const seeds = spec.split(',').map(Number);
  const [first = NaN] = seeds;
  const follow = Number.isInteger(first) && seeds.every((seed, index) => seed === first + index);
  const [seed, repeats] = follow && seeds.length > 1 ? [first, seeds.length] : [1, 3];
  return `Seeds are what repeats go through: --repeats ${repeats} --seed ${seed} takes ${repeats} from ${seed} on.`;
}

/** Gathers `--sweep`, which may be given for two settings. */
export function addAxis(text: string, before: SweepAxis[] = []): SweepAxis[] {
  const axis = readAxis(text);
  if (before.length === 2)
    throw new InvalidArgumentError('At most two settings can be swept at once.');
  if (before.some(({ setting }) => setting === axis.setting)) {
    throw new InvalidArgumentError(`${axis.setting} is swept already.`);
  }
  return [...before, axis];
}
