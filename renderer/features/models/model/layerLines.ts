import { distributionOf, measureOf } from '../../../../shared/models/channelNumbers.ts';
import type { ChannelMeasure } from '../../../../shared/models/channelNumbers.ts';
import { SEVERITIES } from '../../../../shared/models/finding.ts';
import type { Finding, Severity } from '../../../../shared/models/finding.ts';
import type { ForeignModel, ForeignNorm } from '../../../../shared/models/foreignModel.ts';
import { epsilonOf } from '../../../../shared/models/normFindings.ts';
import type { ModelTexts } from '../../../../shared/models/report/modelTexts.ts';

/** What the tree says of one layer. */
export interface LayerLine {
  kind: string;
  channels: number;
  /** Of its gravest finding. */
  severity: Severity | null;
  /** Its findings by name. */
  found: string;
  /** How the channels are spread: log variance, or gamma where there are no statistics. */
  counts: number[];
  pictured: string;
}

const BINS = 24;

export function layerLines(
  { norms, format }: ForeignModel,
  findings: readonly Finding[],
  texts: ModelTexts,
  nameOf: (measure: ChannelMeasure) => string,
): LayerLine[] {
  return norms.map((norm) => {
    const own = findings.filter(({ layer }) => layer === norm.fullPath);
    const measure = pictured(norm);
    const values = measureOf(norm, measure, epsilonOf(norm, format)) ?? new Float64Array();
    return {
      kind: texts.kinds[norm.kind],
      channels: norm.channels,
      severity:
        SEVERITIES.toReversed().find((each) => own.some((f) => f.severity === each)) ?? null,
      found: own.map(({ kind }) => texts.findings[kind]).join(', '),
      counts: distributionOf(values, BINS).counts,
      pictured: nameOf(measure),
    };
  });
}

const pictured = ({ variance }: ForeignNorm): ChannelMeasure =>
  variance === null ? 'gamma' : 'logVariance';
