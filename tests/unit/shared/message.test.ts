import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { message, messageSchema, messageText } from '../../../shared/errors/message.ts';
import { messageOfSentence } from '../../../shared/errors/savedSentence.ts';
import { MESSAGES } from '../../../shared/errors/texts/index.ts';

const namesIn = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

describe('messageText', () => {
  const refused = message('importRefused', {
    file: 'a.csv',
    reason: message('importFileEmpty'),
  });

  it('puts values and nested messages into the text of the language', () => {
    expect(messageText(refused, 'en')).toBe('a.csv cannot be imported: the file is empty.');
    expect(messageText(refused, 'ko')).toBe('a.csv 파일을 가져올 수 없습니다: 빈 파일입니다.');
  });

  it('writes numbers with thousands separators and lists with commas', () => {
    const said = message('importNoticeOf', { file: 12345, notice: ['x', 'y'] });
    expect(messageText(said, 'en')).toBe('12,345: x, y');
  });

  it('leaves braces in a value alone', () => {
    const said = message('importNoticeOf', { file: '{notice}', notice: 'n' });
    expect(messageText(said, 'en')).toBe('{notice}: n');
  });
});

describe('messageSchema', () => {
  it('takes a message of the catalog and refuses an unknown id', () => {
    const said = message('importNoticeOf', { file: 'a', notice: message('importFileEmpty') });
    expect(messageSchema.parse(structuredClone(said))).toEqual(said);
    expect(messageSchema.safeParse({ id: 'toString', values: {} }).success).toBe(false);
  });
});

describe('MESSAGES', () => {
  it('has no id in two files', async () => {
    const folder = new URL('../../../shared/errors/texts/', import.meta.url);
    const files = readdirSync(folder).filter((name) => name.endsWith('Messages.ts'));
    const modules = await Promise.all(
      files.map((name) => import(new URL(name, folder).href) as Promise<object>),
    );
    const ids = modules.flatMap((module) =>
      Object.values(module).flatMap((texts: object) => Object.keys(texts)),
    );
    expect(ids.toSorted()).toEqual(Object.keys(MESSAGES).toSorted());
  });

  it.each(Object.entries(MESSAGES))('%s has the same values in both languages', (_, { en, ko }) => {
    expect(namesIn(ko)).toEqual(namesIn(en));
    const hasWords = /[a-z]/i.test(en.replace(/\{\w+\}/g, ''));
    expect(/[가-힣]/.test(ko)).toBe(hasWords);
  });
});

describe('messageOfSentence', () => {
  it('finds the message of every English sentence with enough words of its own', () => {
    const sentences = Object.entries(MESSAGES).filter(([, { en }]) => en.endsWith('.'));
    expect(sentences.length).toBeGreaterThan(50);
    for (const [id, { en }] of sentences) {
      const words = en.replace(/\{\w+\}/g, '');
      if (words.replace(/[^a-z]/gi, '').length < 8) continue;
      const filled = en.replace(/\{\w+\}/g, '7');
      const found = messageOfSentence(filled);
      expect(found && messageText(found, 'en'), id).toBe(filled);
    }
  });

  it('is null for an unknown sentence', () => {
    expect(messageOfSentence('Cosmic rays.')).toBeNull();
  });
});
