import type { Message, MessageId, MessageValue } from './message.ts';
import { MESSAGES } from './texts/index.ts';

interface Pattern {
  id: MessageId;
  names: string[];
  shape: RegExp;
  /** Letters that are always the same: the more there are, the surer the match. */
  fixed: number;
}

/** Fewer fixed letters fit sentences that mean something else, such as `{file}: {notice}`. */
const LEAST_FIXED = 8;

const PATTERNS: Pattern[] = Object.entries(MESSAGES)
  .map(([id, { en }]) => patternOf(id as MessageId, en))
  .filter(({ fixed }) => fixed >= LEAST_FIXED)
  .sort((a, b) => b.fixed - a.fixed);

function patternOf(id: MessageId, text: string): Pattern {
  const parts = text.split(/\{(\w+)\}/);
  const words = parts.filter((_, index) => index % 2 === 0);
  const escaped = words.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return {
    id,
    names: parts.filter((_, index) => index % 2 === 1),
    shape: new RegExp(`^${escaped.join('(.+)')}$`, 's'),
    fixed: words.join('').replace(/[^a-z]/gi, '').length,
  };
}

/**
 * The message that an English sentence was made from, so that a sentence which was saved can be read
 * in every language; null when it is none of ours, or of another version.
 */
export function messageOfSentence(sentence: string): Message | null {
  for (const { id, names, shape } of PATTERNS) {
    const found = shape.exec(sentence);
    if (found === null) continue;
    const values = names.map((name, index): [string, MessageValue] => {
      const value = found[index + 1] ?? '';
      return [name, messageOfSentence(value) ?? value];
    });
    return { id, values: Object.fromEntries(values) };
  }
  return null;
}
