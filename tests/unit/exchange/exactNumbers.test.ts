import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, it } from 'vitest';
import { exportExperiments } from '../../../main/exchange/export/exportExperiments.ts';
import type { Store } from '../../../main/store/store.ts';
import { epochsOf, MEASURES, valueOf } from '../../../shared/analysis/measure.ts';
import type { ExperimentRecord } from '../../../shared/domain/experiment.ts';
import type { Evaluation, MetricsLine } from '../../../shared/domain/metrics.ts';
import { NETWORKS } from '../../../shared/domain/metrics.ts';
import type { ExportFormat } from '../../../shared/report/exportFormats.ts';
import { MEASURE_COLUMNS } from '../../../shared/report/exportColumns.ts';
import { epochLines, EPOCH_CHARTS, stepLines } from '../../../renderer/parts/curves/runLines.ts';
import { lineData } from '../../../renderer/plot/lines/readOut.ts';
import { OpenRun } from '../../../renderer/state/runs/openRun.ts';
import { freshStore, saveRun } from '../../support/savedRuns.ts';

const STEPS = 3;

/** Any loss that float64 can hold and a run can have; a network that diverged has none. */
const loss = fc.oneof(
  fc.double({ min: 0, max: 1e6, noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(null, 5e-324, 0.1 + 0.2, 1 / 3, 1e21, 123456789.12345679),
);
const accuracy = fc.double({ min: 0, max: 1, noNaN: true });
const evaluation: fc.Arbitrary<Evaluation> = fc.record({ loss, accuracy });
const both = fc.record({ bn: evaluation, plain: evaluation });
const losses = fc.array(loss, { minLength: STEPS, maxLength: STEPS });

/** The lines of a short run of any numbers. */
const metricsOfAny: fc.Arbitrary<MetricsLine[]> = fc
  .array(fc.record({ train: both, valid: both, bn: losses, plain: losses }), {
    minLength: 1,
    maxLength: 3,
  })
  .map((epochs) =>
    epochs.flatMap(({ train, valid, bn, plain }, index): MetricsLine[] => [
      { kind: 'chunk', epoch: index + 1, firstStep: index * STEPS + 1, loss: { bn, plain } },
      { kind: 'epoch', epoch: index + 1, step: (index + 1) * STEPS, train, valid },
    ]),
  );

async function textOf(store: Store, record: ExperimentRecord, format: ExportFormat) {
  const ids = [record.experiment.id];
  const { bytes } = await exportExperiments(store, { ids, format, language: 'ko', epoch: null });
  return new TextDecoder().decode(bytes);
}

const rowsOf = (csv: string): Record<string, string>[] =>
  Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true }).data;

/** What a cell says: an empty one is a value that is not finite. */
const numberOf = (cell: string | undefined) =>
  cell === undefined || cell === '' ? null : Number(cell);

/** Every number of the cells of a page, as it is written there. */
const numbersIn = (html: string): Set<string> =>
  new Set([...html.matchAll(/<td[^>]*>([^<]*)<\/td>/g)].map((match) => match[1] ?? ''));

it('are the saved ones to the last digit in CSV, JSON, report and charts', async () => {
  const store = await freshStore();
  await fc.assert(
    fc.asyncProperty(metricsOfAny, async (metrics) => {
      const record = await saveRun(store, { metrics });
      const epochs = epochsOf(record.metrics);
      expect(record.metrics).toEqual(metrics);

      const wide = rowsOf(await textOf(store, record, 'csv-wide'));
      const long = rowsOf(await textOf(store, record, 'csv'));
      const html = numbersIn(await textOf(store, record, 'html'));
      for (const [index, epoch] of epochs.entries()) {
        for (const { name, network, measure } of MEASURE_COLUMNS) {
          const value = valueOf(epoch, network, measure);
          expect(numberOf(wide[index]?.[name])).toBe(value);
          expect(html).toContain(value === null ? '–' : String(value));
        }
      }
      const told = long.filter(({ split }) => split !== 'batch');
      expect(told.map(({ value }) => numberOf(value))).toEqual(
        epochs.flatMap((epoch) =>
          MEASURES.flatMap((measure) => NETWORKS.map((name) => valueOf(epoch, name, measure))),
        ),
      );
      const steps = long.filter(({ split }) => split === 'batch');
      expect(steps.map(({ value }) => numberOf(value))).toEqual(
        metrics.flatMap((line) =>
          line.kind === 'chunk' ? [...line.loss.bn, ...line.loss.plain] : [],
        ),
      );

      const json = JSON.parse(await textOf(store, record, 'json')) as {
        experiments: { metrics: MetricsLine[] }[];
      };
      expect(json.experiments[0]?.metrics).toEqual(metrics);

      const series = new OpenRun(record).series;
      const choice = { axis: 'step' as const, weight: 0, labels: { bn: 'a', plain: 'b' } };
      for (const chart of EPOCH_CHARTS) {
        const measure = { split: chart.split, metric: chart.measure };
        const drawn = epochLines(series, chart, choice).map((line) => lineData(line, new Set()).y);
        expect(drawn).toEqual(
          NETWORKS.map((name) => epochs.map((epoch) => valueOf(epoch, name, measure))),
        );
      }
      const drawn = stepLines(series, choice).map((line) => lineData(line, new Set()).y);
      expect(drawn).toEqual(
        NETWORKS.map((name) =>
          metrics.flatMap((line) => (line.kind === 'chunk' ? line.loss[name] : [])),
        ),
      );
    }),
    { numRuns: 25 },
  );
});
