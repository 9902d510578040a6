import type { IconName } from '../../ui/button/icons.ts';
import type { MessageKey } from '../../i18n/messages.ts';

interface Place {
  to: string;
  icon: IconName;
  label: MessageKey;
  /** Goes there after the letter g. */
  letter: string;
}

/** The screens, in the order of the navigation; the keys 1, 2, 3 ... go to them in that order. */
export const PLACES: readonly Place[] = [
  { to: '/train', icon: 'activity', label: 'shell.train', letter: 't' },
  { to: '/experiments', icon: 'list', label: 'shell.experiments', letter: 'e' },
  { to: '/compare', icon: 'compare', label: 'shell.compare', letter: 'c' },
  { to: '/inspect', icon: 'search', label: 'shell.inspect', letter: 'i' },
  { to: '/models', icon: 'layers', label: 'shell.models', letter: 'm' },
  { to: '/learn', icon: 'book', label: 'shell.learn', letter: 'l' },
  { to: '/settings', icon: 'settings', label: 'shell.settings', letter: 's' },
];
