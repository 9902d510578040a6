/** Inputs into which nothing is typed: a letter pressed there is still a shortcut. */
const UNTYPED = 'checkbox, radio, range, button, file'.split(', ');

/** What takes the keyboard for itself as long as it is open. */
const OVERLAYS = '[role=dialog], [role=alertdialog], [role=menu], [role=listbox]';

/** Whether a key pressed at `target` is typed into it, or chooses in it by its letter. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !UNTYPED.includes(target.type);
  return (
    target.isContentEditable || target.closest('textarea, select, [role=application]') !== null
  );
}

/**
 * The key of an event that may be a shortcut: a Latin letter in lower case, whatever the keyboard's language
 * is, or the key's name. Null where the key is typed, belongs to something open above the screen, was handled
 * already, or is pressed together with Ctrl, Alt or Meta.
 */
export function plainKey(event: KeyboardEvent): string | null {
  if (event.defaultPrevented || event.isComposing || isTyping(event.target)) return null;
  if (event.ctrlKey || event.altKey || event.metaKey) return null;
  if (document.querySelector(OVERLAYS) !== null) return null;
  return latinKey(event);
}

/** On a Korean keyboard the key G gives another letter; its place on the keyboard is then what counts. */
export function latinKey({ key, code }: Pick<KeyboardEvent, 'key' | 'code'>): string {
  if (/^[a-z]$/i.test(key)) return key.toLowerCase();
  const isForeignLetter = key === 'Process' || /^\p{L}$/u.test(key);
  const place = /^Key([A-Z])$/.exec(code)?.[1];
  return isForeignLetter && place !== undefined ? place.toLowerCase() : key;
}
