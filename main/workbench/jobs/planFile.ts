import { hash } from 'node:crypto';
import { PLAN_FORMAT, PLAN_VERSION, planSchema } from '../../../shared/domain/plan.ts';
import type { Plan } from '../../../shared/domain/plan.ts';
import { z } from '../../../shared/domain/schema.ts';
import { message } from '../../../shared/errors/message.ts';
import { Refusal } from '../../../shared/errors/refusal.ts';

/** What every version of a plan has; the rest may differ from version to version. */
const headSchema = z.object({ format: z.literal(PLAN_FORMAT), version: z.int() });
const signedSchema = z.looseObject({ digest: z.string() });

/** A plan as a file: JSON that a person can read, with the digest of its content at the end. */
export const encodePlan = (plan: Plan): string =>
  `${JSON.stringify({ ...planSchema.parse(plan), digest: digestOfPlan(plan) }, null, 2)}\n`;

/**
 * The plan in the bytes of a file. Its white space may be another than when it was written; its content
 * may not.
 * @throws {Refusal} when it is no plan, one of a later version, or was changed
 */
export function decodePlan(bytes: Uint8Array): Plan {
  const value = jsonIn(bytes);
  const head = headSchema.safeParse(value);
  if (!head.success) throw new Refusal(message('planNone'));
  if (head.data.version > PLAN_VERSION) throw new Refusal(message('planNewer'));
  const { digest, ...content } = signedSchema.safeParse(value).data ?? {};
  const plan = planSchema.safeParse(content);
  if (!plan.success || digest !== digestOfPlan(plan.data)) {
    throw new Refusal(message('planChanged'));
  }
  return plan.data;
}

function jsonIn(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw new Refusal(message('planNone'));
  }
}

/** Of its content, its keys in the order of the schema. */
function digestOfPlan(plan: Plan): string {
  return hash('sha256', JSON.stringify(planSchema.parse(plan)));
}
