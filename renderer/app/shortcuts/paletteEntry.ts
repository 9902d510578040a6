import type { IconName } from '../../ui/button/icons.ts';

/** One line of the palette. */
export interface PaletteEntry {
  label: string;
  icon: IconName;
  /** Further words by which it is found. */
  words?: string;
  /** What is said at its right. */
  about?: string;
  /** Its own shortcut. */
  keys?: readonly string[];
  run: () => unknown;
}
