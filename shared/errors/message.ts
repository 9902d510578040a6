import { z } from '../domain/schema.ts';
import { MESSAGES } from './texts/index.ts';

/** The languages a message can be read in. */
export type MessageLanguage = 'en' | 'ko';

export type MessageId = keyof typeof MESSAGES;

/** A value in a message: text as it is, a number with thousands separators, another message, or a list. */
export type MessageValue = string | number | Message | readonly (string | Message)[];

/** A sentence as it crosses a wire: which one, and the values in it. Its words come from `MESSAGES`. */
export interface Message {
  id: MessageId;
  values: Readonly<Record<string, MessageValue>>;
}

type NamesIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never;
type ValuesOf<Id extends MessageId> = Record<NamesIn<(typeof MESSAGES)[Id]['en']>, MessageValue>;

/** The message `id` with a value for each `{name}` of its English text. */
export function message<Id extends MessageId>(
  id: Id,
  ...[values]: keyof ValuesOf<Id> extends never ? [] : [ValuesOf<Id>]
): Message {
  return { id, values: values ?? {} };
}

// Thousands are grouped alike in all our languages.
const numbers = new Intl.NumberFormat('en', { maximumFractionDigits: 20 });

/** The message in words. */
export function messageText({ id, values }: Message, language: MessageLanguage): string {
  return MESSAGES[id][language].replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    return value === undefined ? '' : valueText(value, language);
  });
}

function valueText(value: MessageValue, language: MessageLanguage): string {
  if (typeof value === 'number') return numbers.format(value);
  if (typeof value === 'string') return value;
  if ('id' in value) return messageText(value, language);
  return value.map((item) => valueText(item, language)).join(', ');
}

/** Each message once; two are the same when they say the same. */
export const distinctMessages = (messages: readonly Message[]): Message[] => [
  ...new Map(messages.map((said) => [messageText(said, 'en'), said])).values(),
];

const isMessageId = (id: string): id is MessageId => Object.hasOwn(MESSAGES, id);

export const messageSchema: z.ZodType<Message> = z.lazy(() =>
  z.object({
    id: z.custom<MessageId>((id) => typeof id === 'string' && isMessageId(id)),
    values: z.record(z.string(), valueSchema),
  }),
);

const valueSchema: z.ZodType<MessageValue> = z.lazy(() =>
  z.union([z.string(), z.number(), messageSchema, z.array(z.union([z.string(), messageSchema]))]),
);
