import type { Ref } from 'vue';
import type { ExperimentConfig } from '../../../shared/domain/config.ts';
import type { RunRequest } from '../../../shared/domain/run.ts';
import type { SweepAxis, SweepRequest } from '../../../shared/domain/sweep.ts';
import { useText } from '../../i18n/useText.ts';
import type { Form } from './formChecks.ts';

/** The form's content as requests. */
export function formRequests(
  config: Ref<ExperimentConfig>,
  run: Ref<Form>,
  axes: Readonly<Ref<SweepAxis[] | null>>,
) {
  /** What to send with `run:start`, named in the window's language: plain copies, as Vue's proxies cannot cross to another process. */
  function request(): RunRequest {
    const { hiddenSizes, ...settings } = config.value;
    const { name, tags, ...rest } = run.value;
    return {
      ...rest,
      name: name.trim(),
      language: useText().locale.value,
      tags: [...tags],
      config: { ...settings, hiddenSizes: [...hiddenSizes] },
    };
  }

  /** What to send with `run:sweep`; null when nothing is swept. */
  function sweepRequest(): SweepRequest | null {
    if (axes.value === null || axes.value.length === 0) return null;
    const settings = axes.value.map(({ setting, values }) => ({
      setting,
      values: values.map((value) => (Array.isArray(value) ? [...value] : value)),
    }));
    return { ...request(), settings };
  }

  return { request, sweepRequest };
}
