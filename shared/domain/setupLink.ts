import { SETTING_NAMES, settingRow } from './catalog/catalog.ts';
import type { SettingName } from './catalog/catalog.ts';
import { configDifferences, LAB_CONFIG, REPEATS } from './config.ts';
import type { ExperimentConfig } from './config.ts';
import { PRESET_NAMES } from './presets.ts';
import type { PresetName } from './presets.ts';

/** The set-up of a run as an address says it: a preset, and what differs from it. */
export interface Setup {
  preset: PresetName | null;
  changes: Partial<ExperimentConfig>;
  repeats: number | null;
}

const PRESET = 'preset';
const REPEATED = 'repeats';

/** As on the command line: `--lr <rate>` is `lr`. A setting that shares another's option goes by its name. */
function shortName(setting: SettingName): string {
  const word = optionOf(setting);
  return SETTING_NAMES.find((other) => optionOf(other) === word) === setting ? word : setting;
}

const optionOf = (setting: SettingName): string =>
  settingRow(setting).flag.replace(/^--/, '').split(' ')[0] ?? setting;

function valueText(value: ExperimentConfig[SettingName]): string {
  if (value === null) return 'all';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.join('-');
  return String(value);
}

/** What a text says of a setting; undefined where it says nothing the setting takes. */
function valueIn(setting: SettingName, text: string): unknown {
  const { kind, schema } = settingRow(setting);
  const words = text.trim();
  const isNumber = words !== '' && Number.isFinite(Number(words));
  const read = (): unknown => {
    if (kind === 'layers') return words === 'none' ? [] : words.split('-').map(Number);
    if (kind === 'numberOrAll' && words === 'all') return null;
    if (kind === 'number' || kind === 'numberOrAll') return isNumber ? Number(words) : undefined;
    return words;
  };
  const parsed: { data?: unknown } = schema.safeParse(read());
  return parsed.data;
}

/** The parts of the address of a set-up: what differs from the lab. */
export function setupQuery(config: ExperimentConfig, repeats: number): Record<string, string> {
  const query: Record<string, string> = {};
  for (const setting of configDifferences(LAB_CONFIG, config)) {
    query[shortName(setting)] = valueText(config[setting]);
  }
  return repeats === 1 ? query : { ...query, [REPEATED]: String(repeats) };
}

/** Reads the parts of an address; `refused` names those that say nothing that is known. */
export function readSetup(query: Readonly<Record<string, string>>): {
  setup: Setup;
  refused: string[];
} {
  const setup: Setup = { preset: null, changes: {}, repeats: null };
  const refused: string[] = [];
  for (const [name, text] of Object.entries(query)) {
    if (!take(setup, name, text)) refused.push(name);
  }
  return { setup, refused };
}

/** Adds one part to the set-up; false where it says nothing that is known. */
function take(setup: Setup, name: string, text: string): boolean {
  if (name === PRESET) {
    setup.preset = PRESET_NAMES.find((preset) => preset === text) ?? null;
    return setup.preset !== null;
  }
  if (name === REPEATED) {
    const repeats = Number(text);
    const isUsable = Number.isInteger(repeats) && repeats >= REPEATS.min && repeats <= REPEATS.max;
    if (isUsable) setup.repeats = repeats;
    return isUsable;
  }
  const setting = SETTING_NAMES.find((each) => each === name || shortName(each) === name);
  const value = setting === undefined ? undefined : valueIn(setting, text);
  if (setting === undefined || value === undefined) return false;
  setup.changes = { ...setup.changes, [setting]: value };
  return true;
}
