import type { en } from './en/index.ts';

type Shape<T> = { [K in keyof T]: T[K] extends string ? string : Shape<T[K]> };

/** What a language has to provide: the English texts' keys, with any text. */
export type Messages = Shape<typeof en>;

type Path<T, Prefix extends string = ''> = {
  [K in keyof T & string]: T[K] extends string ? `${Prefix}${K}` : Path<T[K], `${Prefix}${K}.`>;
}[keyof T & string];

/** The dotted name of a text, like `common.cancel`. */
export type MessageKey = Path<typeof en>;

/** A text to be shown later, in whatever language is then chosen. */
export interface Text {
  key: MessageKey;
  params?: TextParams;
}

/** Values for the `{name}`s of a text; `count` also chooses between singular and plural. */
export type TextParams = Record<string, string | number>;
