import type { ChartData } from '../../renderer/plot/canvas/registry.ts';
import { metricsLineSchema, NETWORKS, SPLITS } from '../../shared/domain/metrics.ts';
import type { MetricsLine, PerNetwork } from '../../shared/domain/metrics.ts';

interface Curve {
  /** Training steps. */
  x: number[];
  y: (number | null)[];
}

/** Curves by the id of the chart they belong in. */
type Curves = Record<string, PerNetwork<Curve>>;

const TITLES = {
  train: { loss: 'trainLoss', accuracy: 'trainAccuracy' },
  valid: { loss: 'validLoss', accuracy: 'validAccuracy' },
} as const;

const empty = (): PerNetwork<Curve> => ({ bn: { x: [], y: [] }, plain: { x: [], y: [] } });

function put(curve: Curve, x: number, y: number | null): void {
  curve.x.push(x);
  curve.y.push(y);
}

/** What the five charts of a run over steps have to show, read from its `metrics.jsonl` alone. */
export function savedCurves(metrics: string): Curves {
  const lines = metrics.split('\n').slice(0, -1);
  const curves: Curves = { stepLoss: empty() };
  for (const titles of Object.values(TITLES)) {
    for (const id of Object.values(titles)) curves[id] = empty();
  }
  for (const line of lines) addTo(curves, metricsLineSchema.parse(JSON.parse(line)));
  return curves;
}

function addTo(curves: Curves, line: MetricsLine): void {
  const curve = (chart: string) => curves[chart] ?? empty();
  for (const network of NETWORKS) {
    if (line.kind === 'chunk') {
      line.loss[network].forEach((loss, offset) =>
        put(curve('stepLoss')[network], line.firstStep + offset, loss),
      );
      continue;
    }
    for (const split of SPLITS) {
      const { loss, accuracy } = line[split][network];
      put(curve(TITLES[split].loss)[network], line.step, loss ?? null);
      put(curve(TITLES[split].accuracy)[network], line.step, accuracy ?? null);
    }
  }
}

/** What charts show, in the same form. */
export function drawnCurves(charts: Record<string, ChartData>): Curves {
  const drawn = Object.entries(charts).map(([id, { lines }]) => {
    const curveOf = (network: string): Curve => {
      const { x = [], y = [] } = lines.find((line) => line.id === network) ?? {};
      return { x, y };
    };
    return [id, { bn: curveOf('bn'), plain: curveOf('plain') }] as const;
  });
  return Object.fromEntries(drawn);
}
