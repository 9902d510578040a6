import { Option } from 'commander';
import type { Command } from 'commander';
import { SETTING_NAMES, settingRow } from '../../../shared/domain/catalog/catalog.ts';
import type { SettingName } from '../../../shared/domain/catalog/catalog.ts';
import { settingText } from '../../../shared/analysis/settings.ts';
import { message } from '../../../shared/errors/message.ts';
import { LAB_CONFIG } from '../../../shared/domain/config.ts';
import type { ExperimentConfig } from '../../../shared/domain/config.ts';
import type { SweepValue } from '../../../shared/domain/sweep.ts';
import { choiceReader, invalid, listReader, numberReader } from './values.ts';

type Changes = Partial<ExperimentConfig>;

/** Reads one value of a setting as it is typed: layers as `32,32` or `32-32`, all examples as `all`. */
export function settingReader(setting: SettingName): (text: string) => SweepValue {
  const row = settingRow(setting);
  switch (row.kind) {
    case 'number':
      return numberReader(row.range, row.rangeReason);
    case 'numberOrAll': {
      const read = numberReader(row.range);
      return (text) => (text === 'all' ? null : read(text));
    }
    case 'choice':
      return choiceReader(row.choices);
    case 'layers': {
      const read = listReader(row.count, row.units);
      return (text) => read(text.replaceAll('-', ','));
    }
    case 'dataset':
      return (text) => text;
  }
}

const readInitialization = settingReader('initialization');
const readSigma = settingReader('initializationSigma');

/** `normal:0.05` sets the standard deviation as well. */
function initializationChanges(text: string): object {
  const [kind = '', sigma, ...more] = text.split(':');
  const initialization = readInitialization(kind);
  if (sigma === undefined) return { initialization };
  if (initialization === 'normal' && more.length === 0)
    return { initialization, initializationSigma: readSigma(sigma) };
  throw invalid(message('usageSigma'));
}

function readerOf(setting: SettingName): (text: string) => Changes {
  if (setting === 'initialization') return initializationChanges;
  const read = settingReader(setting);
  return (text) => ({ [setting]: read(text) });
}

/** Adds the option of every setting to `command`; `changed` gets what each one given changes. */
export function addConfigOptions(
  command: Command,
  changed: (changes: Changes, flag: string) => void,
): void {
  for (const setting of SETTING_NAMES) {
    const { flag, flagHelp, lab } = settingRow(setting);
    if (flagHelp === undefined) continue;
    const labText = settingText(LAB_CONFIG, setting).replaceAll(', ', ',');
    const description = lab === null ? flagHelp : `${flagHelp} (the lab: ${labText})`;
    const read = readerOf(setting);
    const option = new Option(flag, description).argParser((text: string) => {
      changed(read(text), option.long ?? flag);
      return text;
    });
    command.addOption(option);
  }
}
