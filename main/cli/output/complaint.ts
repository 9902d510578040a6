import { SETTINGS } from '../../../shared/domain/catalog/catalog.ts';
import { message } from '../../../shared/errors/message.ts';
import type { Message } from '../../../shared/errors/message.ts';
import { settingMeant } from '../options/settingNames.ts';
import { inTerminalLanguage } from './language.ts';

/** Commander's complaints, whose texts are English, and the message that each one is. */
const COMPLAINTS: readonly [RegExp, (...parts: string[]) => Message][] = [
  [
    /^error: unknown option '(.*)'(?:\n\(Did you mean (?:one of )?(.*)\?\))?$/,
    (name = '', names) => message('commandUnknownOption', { name, guess: guessOf(names) }),
  ],
  [
    /^error: unknown command '(.*)'(?:\n\(Did you mean (?:one of )?(.*)\?\))?$/,
    (name = '', names) => message('commandUnknown', { name, guess: guessOf(names) }),
  ],
  [
    /^error: missing required argument '(.*)'$/,
    (name = '') => message('commandMissingArgument', { name }),
  ],
  [
    /^error: required option '(.*)' not specified$/,
    (name = '') => message('commandMissingOption', { name }),
  ],
  [
    /^error: option '(.*)' argument missing$/,
    (name = '') => message('commandMissingValue', { name }),
  ],
  [
    /^error: option '(.*?)' argument '(.*)' is invalid\. Allowed choices are (.*)\.$/,
    (name = '', value = '', choices = '') =>
      invalidValue(name, value, message('usageChoices', { choices })),
  ],
  [
    /^error: option '(.*?)' argument '(.*)' is invalid\. (.*)$/,
    (name = '', value = '', reason = '') => invalidValue(name, value, reason),
  ],
  [
    /^error: too many arguments(?: for '.*')?\. Expected (\d+) arguments? but got (\d+)\.$/,
    (expected = '', found = '') => message('commandTooManyArguments', { expected, found }),
  ],
];

const invalidValue = (name: string, value: string, reason: Message | string): Message =>
  message('commandInvalidValue', { name, value, reason });

const guessOf = (names: string | undefined): Message | string =>
  names === undefined ? '' : message('commandGuess', { names });

/** A complaint of commander in the language of the terminal, on one line; one that it does not know as it is. */
export function complaintInWords(complaint: string): string {
  const text = complaint.trim();
  for (const [pattern, said] of COMPLAINTS) {
    const found = pattern.exec(text);
    if (found !== null) return `${inTerminalLanguage(said(...found.slice(1)))}\n`;
  }
  return `${text}\n`;
}

/** Guesses the option of `train` for an option named as another program, or the catalog, names the setting. */
export function withFlagHint(complaint: string): string {
  const [, name = ''] = /unknown option '([^']*)'/.exec(complaint) ?? [];
  const meant = name === '' ? null : settingMeant(name);
  if (meant === null) return complaint;
  const [line = ''] = complaint.split('\n');
  const [flag] = SETTINGS[meant].flag.split(' <');
  return `${line}\n(Did you mean ${flag}?)`;
}
