import { message } from '../errors/message.ts';
import type { Message } from '../errors/message.ts';
import { WorkbenchError } from '../errors/workbenchError.ts';
import { SETTING_NAMES, settingRow, SETTINGS } from './catalog/catalog.ts';
import type { SettingName } from './catalog/catalog.ts';
import { whole } from './catalog/kinds.ts';
import { z } from './schema.ts';

/** How many runs, with consecutive seeds, one request starts. */
export const REPEATS = whole(1, 100);

type Schemas = { [S in SettingName]: (typeof SETTINGS)[S]['schema'] };
const schemas = Object.fromEntries(
  SETTING_NAMES.map((name) => [name, SETTINGS[name].schema]),
) as Schemas;

export const experimentConfigSchema = z.strictObject(schemas);

/** Everything that decides a run's numbers: same config, same machine, same numbers to the last bit. */
export type ExperimentConfig = z.infer<typeof experimentConfigSchema>;
export type Optimizer = ExperimentConfig['optimizer'];
export type Activation = ExperimentConfig['activation'];
export type BatchNormPlacement = ExperimentConfig['batchNormPlacement'];

/** The course's lab, which all defaults are. */
export const LAB_CONFIG: ExperimentConfig = experimentConfigSchema.parse(
  Object.fromEntries(SETTING_NAMES.map((name) => [name, SETTINGS[name].lab])),
);

/** What is wrong with a setting, as the middle of a sentence. */
export interface ConfigProblem {
  setting: string;
  problem: Message;
}

/** What may be wrong with `value` as a config, one problem a setting; empty when it is good. */
export function configProblems(value: unknown): ConfigProblem[] {
  const parsed = experimentConfigSchema.safeParse(value);
  if (!parsed.success) {
    return parsed.error.issues.map(({ path }) => {
      const setting = String(path[0] ?? 'config');
      return { setting, problem: wrongValue(setting) };
    });
  }
  const { batchSize: batch, trainSubset: examples } = parsed.data;
  const unfilled = examples !== null && examples < batch;
  return [
    ...(unfilled
      ? [{ setting: 'trainSubset', problem: message('settingBatchUnfilled', { examples, batch }) }]
      : []),
    ...groupsProblems(parsed.data),
  ];
}

/** A layer that GroupNorm cannot divide: a group of one unit would always be normalized to 0. */
function groupsProblems(config: ExperimentConfig): ConfigProblem[] {
  const { hiddenSizes, normalizationGroups: groups } = config;
  if (!settingApplies(config, 'normalizationGroups')) return [];
  const units = hiddenSizes.find((size) => size % groups !== 0 || size < 2 * groups);
  if (units === undefined) return [];
  const problem = message('settingGroupsUnfit', { units, groups });
  return [{ setting: 'normalizationGroups', problem }];
}

function wrongValue(setting: string): Message {
  const row = SETTING_NAMES.filter((name) => name === setting).map(settingRow)[0];
  if (row === undefined || !('range' in row)) return message('settingWrong', { setting });
  const { min, max } = row.range;
  return message('settingOutOfRange', { setting, min, max });
}

/**
 * The config in `value`, with the lab's value wherever it leaves a setting out.
 * @throws {WorkbenchError} `config-invalid`, naming the first bad setting.
 */
export function parseConfig(value: Partial<ExperimentConfig>): ExperimentConfig {
  const config = { ...LAB_CONFIG, ...value };
  const [wrong] = configProblems(config);
  if (wrong === undefined) return config;
  throw new WorkbenchError(
    'config-invalid',
    message('settingUnusable', { problem: wrong.problem }),
    message('settingCorrect'),
    { params: { setting: wrong.setting } },
  );
}

/** Whether a setting has an effect in a run of that config: there is no momentum without running statistics. */
export const settingApplies = (config: ExperimentConfig, setting: SettingName): boolean =>
  settingRow(setting).applies?.(config) ?? true;

/** The settings in which two configs differ, in the order of the form; except those without effect in one of them. */
export function configDifferences(a: ExperimentConfig, b: ExperimentConfig): SettingName[] {
  return SETTING_NAMES.filter(
    (name) =>
      JSON.stringify(a[name]) !== JSON.stringify(b[name]) &&
      settingApplies(a, name) &&
      settingApplies(b, name),
  );
}
