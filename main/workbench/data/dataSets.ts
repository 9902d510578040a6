import type { SettingName } from '../../../shared/domain/catalog/catalog.ts';
import type { ExperimentConfig } from '../../../shared/domain/config.ts';
import type { CommandOutput } from '../../../shared/contract/commands.ts';
import type { DatasetStatus, DownloadProgress } from '../../../shared/domain/dataset.ts';
import { message } from '../../../shared/errors/message.ts';
import type { Message } from '../../../shared/errors/message.ts';
import { flattenError, WorkbenchError } from '../../../shared/errors/workbenchError.ts';
import { downloadMnist } from '../../data/mnist/download.ts';
import { describeDataset, describeDatasets, locateDataset } from '../../data/findDataset.ts';
import type { BroughtMnist, DataPlaces } from '../../data/mnist/findMnist.ts';
import { findIdxFiles } from '../../data/idx/idxFiles.ts';
import { importFiles } from '../../data/imported/importDataset.ts';
import type { DataLocation } from '../../data/location.ts';
import type { EventHub } from '../eventHub.ts';
import type { UserSettings } from '../settings/settings.ts';

/** At most 20 messages a second. */
const PROGRESS_INTERVAL_MS = 50;

interface Folders {
  cacheFolder: string;
  /** Named for this process, and so before the one in the settings; null for none. */
  dataFolder: string | null;
  /** The copy of MNIST that comes with the program, where one does. */
  broughtMnist?: BroughtMnist;
}

/** The data sets this machine has, and the ways to get more. */
export class DataSets {
  readonly #folders: Folders;
  readonly #settings: UserSettings;
  readonly #hub: EventHub;
  #download: { done: Promise<void>; abort: AbortController } | null = null;

  constructor(folders: Folders, settings: UserSettings, hub: EventHub) {
    this.#folders = folders;
    this.#settings = settings;
    this.#hub = hub;
  }

  /**
   * Where the data set of a config is. A folder named for this process must have it: the cache does
   * not stand in for what someone asked for.
   * @throws {WorkbenchError} `data-missing`, `data-invalid`
   */
  async locate(dataset: string): Promise<DataLocation> {
    const { dataFolder } = this.#folders;
    if (dataset === 'mnist' && dataFolder !== null) {
      await findIdxFiles(dataFolder).catch((error: unknown) => {
        throw notInFolder(dataFolder, error);
      });
    }
    return locateDataset(dataset, this.#places);
  }

  /**
   * Looks, before anything is saved, whether the config's data set is there and large enough for it.
   * @throws {WorkbenchError} `data-missing`, `data-invalid`, `config-invalid`
   */
  async check({ dataset, batchSize, trainSubset }: ExperimentConfig): Promise<void> {
    await this.locate(dataset);
    const { name, trainExamples, validExamples } = await describeDataset(dataset, this.#places);
    const train = trainExamples ?? 0;
    const smallest = Math.min(train, validExamples ?? 0);
    if (smallest < batchSize) {
      throw tooFew('batchSize', message('settingSplitSmall', { name, count: smallest }));
    }
    if (trainSubset !== null && trainSubset > train) {
      throw tooFew('trainSubset', message('settingTrainSmall', { name, count: train }));
    }
  }

  /** How many a data set has in both splits; 0 where it is not there. */
  async examplesIn(dataset: string): Promise<number> {
    const { trainExamples, validExamples } = await describeDataset(dataset, this.#places);
    return (trainExamples ?? 0) + (validExamples ?? 0);
  }

  describe(): Promise<DatasetStatus[]> {
    return describeDatasets(this.#places);
  }

  /**
   * Downloads MNIST into the cache; a second call meanwhile waits for the same download.
   * @throws {WorkbenchError} `data-download-failed`, also when it was canceled
   */
  download(): Promise<void> {
    this.#download ??= this.#startDownload();
    return this.#download.done;
  }

  cancelDownload(): void {
    this.#download?.abort.abort();
  }

  /** @throws {WorkbenchError} `data-missing`, `data-invalid`, `store-write-failed` */
  async import(
    name: string,
    files: { name: string; content: string }[],
  ): Promise<CommandOutput<'data:import'>> {
    const contents = files.map(({ name: file, content }) => ({
      name: file,
      bytes: Buffer.from(content, 'base64'),
    }));
    const status = await importFiles(name, contents, this.#folders.cacheFolder);
    await this.publishChange();
    return status;
  }

  async publishChange(): Promise<void> {
    this.#hub.emit('data:changed', { sets: await this.describe() });
  }

  /** Cancels a download and waits until it has let go of its file. */
  async close(): Promise<void> {
    this.cancelDownload();
    await this.#download?.done.catch(() => undefined);
  }

  get #places(): DataPlaces {
    const { cacheFolder, dataFolder, broughtMnist: brought = null } = this.#folders;
    const folder = dataFolder ?? this.#settings.current.dataFolder;
    return { folder, cacheFolder, brought };
  }

  #startDownload(): { done: Promise<void>; abort: AbortController } {
    const abort = new AbortController();
    const done = this.#runDownload(abort.signal).finally(() => (this.#download = null));
    return { done, abort };
  }

  async #runDownload(signal: AbortSignal): Promise<void> {
    let toldAt = 0;
    const onProgress = (progress: DownloadProgress) => {
      const now = performance.now();
      if (now - toldAt < PROGRESS_INTERVAL_MS && progress.receivedBytes !== progress.totalBytes)
        return;
      toldAt = now;
      this.#hub.emit('data:progressed', progress);
    };
    await downloadMnist({ cacheFolder: this.#folders.cacheFolder, onProgress, signal });
    await this.publishChange();
  }
}

function notInFolder(folder: string, cause: unknown): WorkbenchError {
  const { message: reason, params } = flattenError(cause);
  return new WorkbenchError(
    'data-missing',
    message('dataNotInFolder', { folder, reason }),
    message('dataNameFolder'),
    { params: { ...params, folder }, cause },
  );
}

function tooFew(setting: SettingName, problem: Message): WorkbenchError {
  return new WorkbenchError(
    'config-invalid',
    message('settingTooLarge', { setting, problem }),
    message('settingMakeSmaller'),
    { params: { setting } },
  );
}
