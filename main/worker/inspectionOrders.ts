import type { DataLocation } from '../data/location.ts';
import type {
  Inspector,
  OpenedModel,
  OpenRequest,
  Question,
} from '../training/inspection/inspector.ts';

/** What is asked with a question besides the handle; nothing where the method takes nothing. */
type AskOf<Method> = Method extends (handle: string, ask: infer Ask) => unknown
  ? unknown extends Ask
    ? object
    : Ask
  : never;

/** What can be asked about an opened copy, and what is answered. */
export type InspectionOrders = {
  [K in Question]: { ask: AskOf<Inspector[K]>; answer: Awaited<ReturnType<Inspector[K]>> };
} & {
  open: { ask: OpenRequest & { data: DataLocation }; answer: OpenedModel };
  close: { ask: object; answer: null };
};
export type InspectionKind = keyof InspectionOrders;

/** An order as it travels to the worker: about which copy, and what. */
export type InspectionOrder<K extends InspectionKind = InspectionKind> = {
  [Each in K]: { kind: Each; handle: string; ask: InspectionOrders[Each]['ask'] };
}[K];

export type InspectionAnswer = InspectionOrders[InspectionKind]['answer'];
