import type { Message } from '../errors/message.ts';

export const SEVERITIES = ['note', 'warning', 'problem'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** How grave each kind of finding is. */
export const SEVERITY_OF = {
  notFinite: 'problem',
  noStatistics: 'problem',
  trainingModeExported: 'problem',
  neverTrained: 'problem',
  tooFewSteps: 'warning',
  momentumReversed: 'warning',
  deadChannel: 'warning',
  silentInput: 'warning',
  explodingScale: 'warning',
  halfPrecision: 'warning',
  countersDiffer: 'warning',
  counterLost: 'note',
  epsilonMatters: 'note',
  epsilonsDiffer: 'note',
  folded: 'note',
} as const satisfies Record<string, Severity>;
export type FindingKind = keyof typeof SEVERITY_OF;

/** Something about a model that its owner should know. */
export interface Finding {
  kind: FindingKind;
  severity: Severity;
  /** The layer's full path; null when it is about the whole model. */
  layer: string | null;
  /** The channels it is about, from 0; empty when it is about all. */
  channels: number[];
  /** What it means, with the numbers it rests on: one sentence. */
  meaning: Message;
  /** What to do: one sentence. */
  advice: Message;
}

/** A finding, with the severity of its kind, and the kind's advice where there is no other. */
export function finding(
  kind: FindingKind,
  meaning: Message,
  about: { layer?: string; channels?: number[]; advice?: Message } = {},
): Finding {
  return {
    ...{ kind, meaning },
    severity: SEVERITY_OF[kind],
    layer: about.layer ?? null,
    channels: about.channels ?? [],
    advice: about.advice ?? { id: `${kind}Advice`, values: {} },
  };
}
