import type { ClientBox } from './box.ts';

const LONGEST = 60;

const shortened = (text: string): string => {
  const tidy = text.replace(/\s+/g, ' ').trim();
  return tidy.length > LONGEST ? `${tidy.slice(0, LONGEST)}…` : tidy;
};

const classOf = (element: Element): string => {
  const [name] = [...element.classList];
  return element.localName + (name === undefined ? '' : `.${name}`);
};

/** Where an element is: itself and the three around it. */
export function pathOf(element: Element): string {
  const path: string[] = [];
  for (let at: Element | null = element; at && at !== document.body && path.length < 4;) {
    path.unshift(classOf(at));
    at = at.parentElement;
  }
  return path.join(' > ');
}

export const quoted = (text: string): string => `"${shortened(text)}"`;

/** A control by its name. */
export const called = (element: Element): string =>
  quoted(
    element.getAttribute('aria-label') ??
      (element.textContent.trim() || element.getAttribute('placeholder') || element.localName),
  );

export const measured = ({ left, top, right, bottom }: ClientBox): string =>
  `[${[left, top, right, bottom].map(Math.round).join(' ')}]`;
