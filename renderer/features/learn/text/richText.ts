import { isTerm } from '../../../state/glossary/terms.ts';
import type { Term } from '../../../state/glossary/terms.ts';

/** A piece of a text: plain, stressed, a variable, or a link to the glossary. */
export type TextPiece =
  | { kind: 'plain' | 'strong' | 'variable'; text: string }
  | { kind: 'term'; text: string; term: Term };

const MARKS = /\*([^*]+)\*|_([^_]+)_|\[([^\]]+)\]\(([a-zA-Z]+)\)/g;

/** Reads `*stress*`, `_variable_` and `[words](term of the glossary)`; anything else is as it stands. */
export function textPieces(text: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  let end = 0;
  const plain = (upTo: number) => {
    if (upTo > end) pieces.push({ kind: 'plain', text: text.slice(end, upTo) });
  };
  for (const match of text.matchAll(MARKS)) {
    const [whole, strong, variable, words = '', term = ''] = match;
    plain(match.index);
    end = match.index + whole.length;
    if (strong !== undefined) pieces.push({ kind: 'strong', text: strong });
    else if (variable !== undefined) pieces.push({ kind: 'variable', text: variable });
    else if (isTerm(term)) pieces.push({ kind: 'term', text: words, term });
    else pieces.push({ kind: 'plain', text: words });
  }
  plain(text.length);
  return pieces;
}

/** The same words without their marks: for notes, and for a screen reader. */
export const plainText = (text: string): string =>
  textPieces(text)
    .map((piece) => piece.text)
    .join('');
