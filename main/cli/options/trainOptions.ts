import { availableParallelism } from 'node:os';
import { REPEATS } from '../../../shared/domain/config.ts';
import type { NumberRange } from '../../../shared/domain/catalog/kinds.ts';
import type { ExperimentConfig } from '../../../shared/domain/config.ts';
import { configProblems, LAB_CONFIG } from '../../../shared/domain/config.ts';
import {
  experimentNameSchema,
  notesSchema,
  tagsSchema,
} from '../../../shared/domain/experiment.ts';
import type { RunRequest } from '../../../shared/domain/run.ts';
import { message } from '../../../shared/errors/message.ts';
import { z } from '../../../shared/domain/schema.ts';
import { sweepProblem } from '../../../shared/domain/sweep.ts';
import type { SweepAxis } from '../../../shared/domain/sweep.ts';
import type { Command } from 'commander';
import { addConfigOptions } from './configOptions.ts';
import { UsageError } from '../exitCodes.ts';
import type { FolderOptions, TrainingOptions } from '../openWorkbench.ts';
import { addAxis } from './sweepOption.ts';
import { invalid, numberReader } from './values.ts';

/**
 * What `train` was asked for: new runs with their data set (null: MNIST, or what can be had), jobs of a
 * plan, or a saved run to resume.
 */
export interface TrainOrder {
  folders: FolderOptions;
  json: boolean;
  training: TrainingOptions;
  work:
    | {
        kind: 'new';
        request: Omit<RunRequest, 'config'>;
        config: ExperimentConfig;
        /** Settings to go through; empty for one config. */
        sweep: SweepAxis[];
        dataset: string | null;
        /** The file that gets the plan of them, where none of them is to be trained. */
        planFile: string | null;
      }
    | {
        kind: 'jobs';
        planFile: string;
        /** As it was typed; undefined leaves it to the environment. */
        jobs: string | undefined;
      }
    | { kind: 'resume'; id: string };
}

interface RawOptions {
  repeats?: number;
  sweep?: SweepAxis[];
  data?: string;
  store?: string;
  name?: string;
  notes?: string;
  tag?: string[];
  recording: boolean;
  atOnce?: number;
  json?: true;
  resume?: string;
  plan?: string;
  from?: string;
  job?: string;
}

const AT_ONCE: NumberRange = {
  min: 1,
  max: availableParallelism(),
  integer: true,
  logarithmic: false,
};

/** Reads text that `schema` takes, which is bounded in length alone. */
function textReader(schema: z.ZodType<string>): (text: string) => string {
  return (text) => {
    const parsed = schema.safeParse(text);
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    const most = issue?.code === 'too_big' ? Number(issue.maximum) : null;
    throw invalid(most === null ? message('usageTextEmpty') : message('usageTextLong', { most }));
  };
}

const readName = textReader(experimentNameSchema);
const readNotes = textReader(notesSchema);
const readTag = textReader(tagsSchema.element);
const addTag = (text: string, tags: string[] = []): string[] => [...tags, readTag(text)];

/** Adds all options of `train` to `command`. Returns what reads the order from what was parsed. */
export function addTrainOptions(command: Command): () => TrainOrder {
  const config = { ...LAB_CONFIG };
  const given: string[] = [];
  addConfigOptions(command, (changes, flag) => {
    Object.assign(config, changes);
    given.push(flag);
  });
  command
    .option('--repeats <n>', 'runs with consecutive seeds', numberReader(REPEATS))
    .option(
      '--sweep <setting=values>',
      'train for each value: learningRate=1e-4..10:12 or batchSize=16,32,64; may be given for two settings',
      addAxis,
    )
    .option(
      '--data <what>',
      'a folder with the four IDX files, or mnist, digits, or the id of an imported set',
    )
    .option('--store <folder>', 'where experiments are kept')
    .option('--name <name>', 'name of the experiment', readName)
    .option('--notes <text>', 'notes kept with it', readNotes)
    .option('--tag <tag>', 'a tag; may be given several times', addTag)
    .option(
      '--at-once <n>',
      'runs trained side by side at most; left out, the setting decides',
      numberReader(AT_ONCE, {
        en: 'this machine has that many processors',
        ko: '이 컴퓨터의 프로세서 수입니다',
      }),
    )
    .option('--no-recording', 'keep no moments, running statistics or health of the layers')
    .option('--json', 'one JSON object a line for each event')
    .option('--resume <id>', 'go on with a saved run from its last checkpoint')
    .option(
      '--plan <file>',
      'train nothing, and write down what would be trained; - for standard output',
    )
    .option('--from <plan>', 'train jobs of a plan that --plan wrote')
    .option(
      '--job <n>',
      'which job of the plan, or a range as 10..19 (that of the array job it runs in)',
    );
  return () => orderOf(command.opts<RawOptions>(), config, given);
}

function orderOf(raw: RawOptions, config: ExperimentConfig, configFlags: string[]): TrainOrder {
  const { dataset, folder } = dataOf(raw.data);
  const folders = { store: raw.store ?? null, data: folder };
  const json = raw.json ?? false;
  const { atOnce } = raw;
  const training = {
    ...(raw.recording ? {} : { recordLayers: false }),
    ...(atOnce === undefined ? {} : { atOnce }),
  };
  if (raw.resume !== undefined) {
    refuseBeside('--resume', raw, configFlags, dataset);
    return { folders, json, training, work: { kind: 'resume', id: raw.resume } };
  }
  if (raw.from !== undefined) {
    refuseBeside('--from', raw, configFlags, dataset);
    const work = { kind: 'jobs', planFile: raw.from, jobs: raw.job } as const;
    return { folders, json, training, work };
  }
  if (raw.job !== undefined) throw new UsageError(message('jobWithoutPlan'));
  const [problem] = configProblems(config);
  if (problem !== undefined)
    throw new UsageError(message('usageTogether', { problem: problem.problem }));
  const repeats = raw.repeats ?? 1;
  const { sweep = [], tag = [] } = raw;
  const wrong = sweep.length === 0 ? null : sweepProblem({ config, settings: sweep, repeats });
  if (wrong !== null) throw new UsageError(message('sweepUntrainable', { problem: wrong }));
  const request = {
    repeats,
    name: raw.name ?? '',
    notes: raw.notes ?? '',
    tags: tag,
  };
  return {
    folders,
    json,
    training,
    work: {
      kind: 'new',
      ...{ request, config, sweep },
      dataset: folder === null ? dataset : 'mnist',
      planFile: raw.plan ?? null,
    },
  };
}

/** `--data`: the id of a set, or else a folder. */
function dataOf(text: string | undefined): { dataset: string | null; folder: string | null } {
  if (text === undefined) return { dataset: null, folder: null };
  const isId = text === 'mnist' || text === 'digits' || text.startsWith('imported-');
  return isId ? { dataset: text, folder: null } : { dataset: null, folder: text };
}

/** Refuses options that `flag`, which continues with what was decided before, leaves no choice of. */
function refuseBeside(
  flag: '--resume' | '--from',
  raw: RawOptions,
  configFlags: string[],
  dataset: string | null,
): void {
  const names = ['repeats', 'name', 'notes', 'plan'] as const;
  const others = flag === '--resume' ? (['from', 'job'] as const) : [];
  const refused = [
    ...configFlags,
    ...[...names, ...others].filter((name) => raw[name] !== undefined).map((name) => `--${name}`),
    ...(raw.tag === undefined ? [] : ['--tag']),
    ...(raw.recording ? [] : ['--no-recording']),
    ...(raw.sweep === undefined ? [] : ['--sweep']),
    ...(dataset === null ? [] : ['--data']),
  ];
  const [first] = refused;
  if (first === undefined) return;
  const id = flag === '--resume' ? 'usageAfterResume' : 'usageAfterPlan';
  throw new UsageError(message(id, { option: first }));
}
