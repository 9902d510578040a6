import { REPEATS } from '../../../shared/domain/config.ts';
import type { ExperimentConfig } from '../../../shared/domain/config.ts';
import { configProblems, LAB_CONFIG } from '../../../shared/domain/config.ts';
import {
  experimentNameSchema,
  notesSchema,
  tagsSchema,
} from '../../../shared/domain/experiment.ts';
import type { RunRequest } from '../../../shared/domain/run.ts';
import { z } from '../../../shared/domain/schema.ts';
import { sweepProblem } from '../../../shared/domain/sweep.ts';
import type { SweepAxis } from '../../../shared/domain/sweep.ts';
import type { Command } from 'commander';
import { InvalidArgumentError } from 'commander';
import { addConfigOptions } from './configOptions.ts';
import { UsageError } from '../exitCodes.ts';
import type { FolderOptions } from '../openWorkbench.ts';
import { addAxis } from './sweepOption.ts';
import { numberReader } from './values.ts';

/** What `train` was asked for: a new run with its data set (null: MNIST, or what can be had), or a saved one to go on with. */
export interface TrainOrder {
  folders: FolderOptions;
  json: boolean;
  /** False where nothing of the layers is to be recorded; undefined leaves it to the setting. */
  recordLayers: false | undefined;
  work:
    | {
        kind: 'new';
        request: Omit<RunRequest, 'config'>;
        config: ExperimentConfig;
        /** Settings to go through; empty for one config. */
        sweep: SweepAxis[];
        dataset: string | null;
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
  json?: true;
  resume?: string;
}

/** Reads text that `schema` takes; its complaint is what commander shows. */
function textReader(schema: z.ZodType<string>): (text: string) => string {
  return (text) => {
    const parsed = schema.safeParse(text);
    if (parsed.success) return parsed.data;
    throw new InvalidArgumentError(`${parsed.error.issues[0]?.message ?? 'It cannot be used'}.`);
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
    .option('--no-recording', 'keep no moments, running statistics or health of the layers')
    .option('--json', 'one JSON object a line for each event')
    .option('--resume <id>', 'go on with a saved run from its last checkpoint');
  return () => orderOf(command.opts<RawOptions>(), config, given);
}

function orderOf(raw: RawOptions, config: ExperimentConfig, configFlags: string[]): TrainOrder {
  const { dataset, folder } = dataOf(raw.data);
  const folders = { store: raw.store ?? null, data: folder };
  const json = raw.json ?? false;
  const recordLayers = raw.recording ? undefined : false;
  if (raw.resume !== undefined) {
    refuseBesideResume(raw, configFlags, dataset);
    return { folders, json, recordLayers, work: { kind: 'resume', id: raw.resume } };
  }
  const [problem] = configProblems(config);
  if (problem !== undefined)
    throw new UsageError(`The options do not go together: ${problem.message}.`);
  const repeats = raw.repeats ?? 1;
  const { sweep = [], tag = [] } = raw;
  const wrong = sweep.length === 0 ? null : sweepProblem({ config, settings: sweep, repeats });
  if (wrong !== null) throw new UsageError(`The sweep cannot be trained: ${wrong}.`);
  const request = {
    repeats,
    name: raw.name ?? '',
    notes: raw.notes ?? '',
    tags: tag,
  };
  return {
    folders,
    json,
    recordLayers,
    work: { kind: 'new', request, config, sweep, dataset: folder === null ? dataset : 'mnist' },
  };
}

/** `--data`: the id of a set, or else a folder. */
function dataOf(text: string | undefined): { dataset: string | null; folder: string | null } {
  if (text === undefined) return { dataset: null, folder: null };
  const isId = text === 'mnist' || text === 'digits' || text.startsWith('imported-');
  return isId ? { dataset: text, folder: null } : { dataset: null, folder: text };
}

function refuseBesideResume(raw: RawOptions, configFlags: string[], dataset: string | null): void {
  const others = (['repeats', 'name', 'notes'] as const).filter((name) => raw[name] !== undefined);
  const refused = [
    ...configFlags,
    ...others.map((name) => `--${name}`),
    ...(raw.tag === undefined ? [] : ['--tag']),
    ...(raw.recording ? [] : ['--no-recording']),
    ...(raw.sweep === undefined ? [] : ['--sweep']),
    ...(dataset === null ? [] : ['--data']),
  ];
  const [first] = refused;
  if (first === undefined) return;
  throw new UsageError(
    `--resume goes on with the settings the run was started with, so ${first} cannot be given with it.`,
  );
}
