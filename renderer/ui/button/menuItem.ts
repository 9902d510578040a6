import type { IconName } from './icons.ts';

/** One line of a menu. */
export interface MenuItem {
  label: string;
  icon: IconName;
  run: () => void;
  danger?: boolean;
  disabled?: boolean;
}
