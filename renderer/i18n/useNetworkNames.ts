import type { PerNetwork } from '../../shared/domain/metrics.ts';
import type { Normalization } from '../../shared/domain/normalization.ts';
import { networkNames } from '../../shared/report/networkNames.ts';
import { REPORT_TEXTS } from '../../shared/report/reportTexts.ts';
import { useText } from './useText.ts';

/** What the two networks of runs with those normalizations are called: `With BN`, `Without BN`. */
export function useNetworkNames(): (normalizations: Iterable<Normalization>) => PerNetwork<string> {
  const { locale } = useText();
  return (normalizations) => networkNames(normalizations, REPORT_TEXTS[locale.value]);
}
