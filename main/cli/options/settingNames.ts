import { SETTING_NAMES, SETTINGS } from '../../../shared/domain/catalog/catalog.ts';
import type { SettingName } from '../../../shared/domain/catalog/catalog.ts';

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z]/g, '');

/** The setting that a name other than its own most likely means; null where none is near. */
export function settingMeant(text: string): SettingName | null {
  const name = plain(text);
  if (name === '') return null;
  const namesOf = (setting: SettingName) => [setting, ...SETTINGS[setting].otherNames].map(plain);
  const called = SETTING_NAMES.find((setting) => namesOf(setting).includes(name));
  if (called !== undefined) return called;
  // A slip of the finger or two, in names that are long enough not to be others then.
  const near = (other: string) => other.length > 4 && editDistance(name, other) <= 2;
  return SETTING_NAMES.find((setting) => namesOf(setting).some(near)) ?? null;
}

/** Letters to put in, take out or change to come from one text to the other. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [at, letter] of Array.from(a).entries()) {
    const next = [at + 1];
    for (const [index, other] of Array.from(b).entries()) {
      const changed = (row[index] ?? 0) + Number(letter !== other);
      next.push(Math.min(changed, (row[index + 1] ?? 0) + 1, (next[index] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
