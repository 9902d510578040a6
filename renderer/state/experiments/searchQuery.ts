import { SETTING_NAMES } from '../../../shared/domain/catalog/catalog.ts';
import type { SettingName } from '../../../shared/domain/catalog/catalog.ts';
import type { Experiment } from '../../../shared/domain/experiment.ts';

type Matches = (experiment: Experiment) => boolean;
type Value = number | string | null;

/** What people call settings whose names are long. */
const SHORT: Record<string, SettingName> = {
  lr: 'learningRate',
  batch: 'batchSize',
  layers: 'hiddenSizes',
  init: 'initialization',
  norm: 'normalization',
};

/** What a word like `lr<0.01` may begin with, in lower case, and the values it is about. */
const FIELDS: ReadonlyMap<string, (experiment: Experiment) => Value[]> = new Map([
  ...SETTING_NAMES.map((name) => [name.toLowerCase(), settingOf(name)] as const),
  ...Object.entries(SHORT).map(([short, name]) => [short, settingOf(name)] as const),
  ['name', ({ name }) => [name]],
  ['tag', ({ tags }) => tags],
  ['status', ({ status }) => [status]],
  ['group', ({ group }) => [group?.kind ?? null, group?.name ?? null]],
  ['data', ({ data, config }) => [data?.name ?? null, config.dataset]],
  // Shares, in percent as the table shows them.
  ['bn', ({ summary }) => [percent(summary.last?.valid.bn.accuracy)]],
  ['plain', ({ summary }) => [percent(summary.last?.valid.plain.accuracy)]],
  ['done', ({ summary }) => [summary.epochsDone]],
  ['seconds', ({ summary }) => [summary.seconds]],
  ['date', ({ createdAt }) => [createdAt.slice(0, 10)]],
]);

/** The fields in the order they are offered. */
export const SEARCH_FIELDS: readonly string[] = [
  ...['tag', 'status', 'name', 'data', 'group', 'bn', 'plain', 'done', 'seconds', 'date', 'lr'],
  ...SETTING_NAMES.map((name) => name.toLowerCase()),
];

function settingOf(name: SettingName): (experiment: Experiment) => Value[] {
  return ({ config }) => {
    const value = config[name];
    return [Array.isArray(value) ? value.join(',') : value];
  };
}

const percent = (share: number | undefined): number | null =>
  share === undefined ? null : share * 100;

/** The words of a search; one in quotes may have spaces. */
export const searchWords = (search: string): string[] =>
  [...search.matchAll(/(?:"[^"]*"?|[^\s"])+/g)].map(([word]) => word);

const folded = (text: string) => text.normalize('NFC').toLowerCase();

/**
 * What a search asks for. Words must occur in the name, the tags or the notes. A word like `optimizer:sgd`,
 * `lr<0.01`, `tag:"my lesson"` or `bn>=97` asks a field; one that begins with a hyphen must not be so. A word
 * that names no field is a word like any other.
 */
export function readSearch(search: string): Matches {
  const asked = searchWords(search).map(readWord);
  return (experiment) => asked.every((matches) => matches(experiment));
}

function readWord(word: string): Matches {
  if (/^-./.test(word)) {
    const matches = readWord(word.slice(1));
    return (experiment) => !matches(experiment);
  }
  const [, field = '', sign = '', typed = ''] = /^([a-z]+)(:|[<>]=?|=)(.*)$/i.exec(word) ?? [];
  const valuesOf = FIELDS.get(field.toLowerCase());
  if (valuesOf === undefined) return hasText(word.replaceAll('"', ''));
  const wanted = folded(typed.replaceAll('"', ''));
  // A field whose value is still being typed asks nothing.
  if (wanted === '') return () => true;
  return (experiment) => valuesOf(experiment).some((value) => holds(value, sign, wanted));
}

function hasText(word: string): Matches {
  const wanted = folded(word);
  return ({ name, tags, notes }) => folded([name, ...tags, notes].join('\n')).includes(wanted);
}

function holds(value: Value, sign: string, wanted: string): boolean {
  if (value === null) return false;
  if (sign === ':' || sign === '=') {
    if (typeof value === 'number') return value === Number(wanted.replace('%', ''));
    return sign === ':' ? folded(value).includes(wanted) : folded(value) === wanted;
  }
  const [left, right] =
    typeof value === 'number' ? [value, Number(wanted.replace('%', ''))] : [folded(value), wanted];
  if (left === right) return sign.endsWith('=');
  return sign.startsWith('<') ? left < right : left > right;
}

/** Most completions that are offered at once. */
const MOST_OFFERED = 12;

/** `search` with its last word completed: by the names of fields, or by the values that runs have in its field. */
export function completions(search: string, experiments: readonly Experiment[]): string[] {
  const [, before = '', word = ''] = /^(.*?)(\S*)$/su.exec(search) ?? [];
  if (word === '') return [];
  const hyphen = word.startsWith('-') ? '-' : '';
  const typed = folded(word.slice(hyphen.length));
  const [, field = '', value] = /^([a-z]+):(.*)$/.exec(typed) ?? [];
  const known = value === undefined ? undefined : FIELDS.get(field);
  const words =
    known === undefined || value === undefined
      ? SEARCH_FIELDS.filter((name) => name.startsWith(typed)).map((name) => `${name}:`)
      : valuesIn(experiments, known)
          .filter((each) => folded(each).startsWith(value.replaceAll('"', '')))
          .map((each) => `${field}:${/\s/.test(each) ? `"${each}"` : each}`);
  return words.slice(0, MOST_OFFERED).map((each) => `${before}${hyphen}${each}`);
}

function valuesIn(
  experiments: readonly Experiment[],
  valuesOf: (experiment: Experiment) => Value[],
): string[] {
  const values = experiments.flatMap(valuesOf).filter((value) => value !== null);
  return [...new Set(values.map(String))].sort((a, b) => a.localeCompare(b));
}
