import { expect, it } from 'vitest';
import { isFromOwnPage } from '../../../main/electron/ipc/ownPage.ts';

type Message = Parameters<typeof isFromOwnPage>[0];

const address = 'app://workbench/index.html';
const [contents, another] = [{}, {}] as unknown as [Message['sender'], Message['sender']];

/** A message as far as it is looked at. */
const message = (url: string, parent: object | null = null, sender = contents): Message => ({
  sender,
  senderFrame: { url, parent } as Message['senderFrame'],
});
const isHeard = (event: Message) => isFromOwnPage(event, { contents, address });

it('accepts its own page at every address in it', () => {
  expect(isHeard(message(`${address}#/train`))).toBe(true);
});

it.each([
  'app://elsewhere/index.html',
  'https://workbench/index.html',
  'data:text/html,elsewhere',
  'file:///etc/passwd',
])('refuses its window while that shows %s', (url) => {
  expect(isHeard(message(url))).toBe(false);
});

it('refuses another page, a frame inside its own, and a destroyed one', () => {
  expect(isHeard(message(address, null, another))).toBe(false);
  expect(isHeard(message(address, {}))).toBe(false);
  expect(isHeard({ sender: contents, senderFrame: null })).toBe(false);
});
