import { useRuns } from '../runs/runs.ts';
import { useForm } from './form.ts';

/**
 * Starts, or queues, what the form asks for, a sweep included. Name, tags and notes were said of that:
 * once the workbench took it, they are cleared.
 */
export async function startForm(): Promise<void> {
  const form = useForm();
  const runs = useRuns();
  const sweep = form.sweepRequest();
  const isTaken = await (sweep === null ? runs.start(form.request()) : runs.startSweep(sweep));
  if (isTaken) form.clearWords();
}
