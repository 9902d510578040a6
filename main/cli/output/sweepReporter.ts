import { sweepOf } from '../../../shared/analysis/sweep.ts';
import type { Sweep, SweepCell } from '../../../shared/analysis/sweep.ts';
import type { Experiment, ExperimentId } from '../../../shared/domain/experiment.ts';
import { NETWORKS } from '../../../shared/domain/metrics.ts';
import type { SweepAxis } from '../../../shared/domain/sweep.ts';
import { NORMALIZATION } from '../../../shared/domain/normalization.ts';
import { networkNames } from '../../../shared/report/networkNames.ts';
import { REPORT_TEXTS } from '../../../shared/report/reportTexts.ts';
import { placeTexts } from '../../../shared/report/sweepTable.ts';
import { reviveError } from '../../../shared/errors/workbenchError.ts';
import { columns } from './columns.ts';
import type { ReportedTo, RunReporter } from './runReporter.ts';

const MEASURE = { at: 'last', split: 'valid', metric: 'accuracy' } as const;

/**
 * One line a run, as it ends: a sweep's epochs would be thousands of lines.
 * @param trainings how many runs there are
 * @param now milliseconds of a clock that only goes forward
 */
export function sweepReporter(
  { terminal, errorLine }: ReportedTo,
  trainings: () => number,
  now = () => performance.now(),
): RunReporter {
  let ended = 0;
  const start = now();
  /** The runs that are being trained: their names, and how far they are, from 0 to 1. */
  const going = new Map<ExperimentId, { name: string; share: number }>();
  const place = () => `[${ended}/${trainings()}]`;
  const left = (): string => {
    const done = ended + [...going.values()].reduce((sum, { share }) => sum + share, 0);
    const seconds = ((now() - start) / 1000) * (trainings() / done - 1);
    return done === 0 ? '' : `${timeText(seconds)} left: `;
  };
  const hasEnded = ({ id }: Experiment) => {
    ended += 1;
    going.delete(id);
  };
  return {
    report(event, experiment) {
      switch (event.name) {
        case 'steps:recorded': {
          const { step, totalSteps } = event.payload.progress;
          going.set(experiment.id, { name: experiment.name, share: step / totalSteps });
          const each = [...going.values()].map(
            ({ name, share }) => `${name} ${Math.floor(100 * share)} %`,
          );
          terminal.progress(`${place()} ${left()}${each.join(', ')}`);
          return;
        }
        case 'run:finished': {
          hasEnded(experiment);
          const last = experiment.summary.last?.valid;
          const { short } = NORMALIZATION[experiment.config.normalization];
          const accuracies = `with ${short} ${number(last?.bn.accuracy)}, without ${number(last?.plain.accuracy)}`;
          const time = `${event.payload.seconds.toFixed(1)} s`;
          terminal.print(`${place()} ${experiment.name}: ${accuracies} (${time})`);
          return;
        }
        case 'run:failed': {
          hasEnded(experiment);
          terminal.say(
            `${place()} ${experiment.name}: ${errorLine(reviveError(event.payload.error))}`,
          );
          return;
        }
        default:
          return undefined;
      }
    },
    interrupted: () => undefined,
  };
}

const timeText = (seconds: number): string =>
  seconds < 120 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;

/** What became of a sweep: accuracy on the valid split at the end, for each place and network. */
export function sweepOutcome(experiments: readonly Experiment[], settings: SweepAxis[]): Sweep {
  return sweepOf(
    experiments,
    settings.map(({ setting }) => setting),
    MEASURE,
  );
}

/** The outcome as a table of text. */
export function sweepLines(sweep: Sweep): string[] {
  const { settings, copies, normalizations, points, best } = sweep;
  const texts = REPORT_TEXTS.en;
  const names = networkNames(normalizations, texts);
  const head = [...settings.map((setting) => texts.setting[setting]), names.bn, names.plain, ''];
  const rows = points.map((point) => [
    ...placeTexts(sweep, point.at, texts),
    ...NETWORKS.map((network) => cellText(point.cells[network])),
    NETWORKS.filter((network) => best[network] === point)
      .map((network) => `best: ${names[network]}`)
      .join(', '),
  ]);
  return [
    'Validation accuracy, mean and 95% interval over seeds',
    ...columns([head, ...rows]),
    ...(copies > 0 ? [texts.copies(copies)] : []),
  ];
}

function cellText({ value, runs, diverged, atChance, breaks }: SweepCell): string {
  if (runs === 0) return 'not trained';
  const broken =
    diverged >= atChance ? `diverged ${diverged} of ${runs}` : `at chance ${atChance} of ${runs}`;
  const half = value === null || value.high === null ? '' : ` ± ${number(value.high - value.mean)}`;
  return `${number(value?.mean)}${half}${breaks ? ` (${broken})` : ''}`;
}

const number = (value: number | undefined): string =>
  value === undefined ? '-' : value.toFixed(4);
