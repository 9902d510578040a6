import type { Settings } from '../../../shared/domain/settings.ts';
import type { EventHub } from '../eventHub.ts';
import { readSettings, writeSettings } from './settingsFile.ts';

/** The person's choices: in memory as they are on disk, published when they change. */
export class UserSettings {
  readonly #userFolder: string;
  readonly #hub: EventHub;
  #current: Settings;
  #writing: Promise<unknown> = Promise.resolve();

  constructor(userFolder: string, hub: EventHub) {
    this.#userFolder = userFolder;
    this.#hub = hub;
    this.#current = readSettings(userFolder);
  }

  get current(): Settings {
    return this.#current;
  }

  /** The choices once every change that was asked for before is saved: a page that reloads reads its own. */
  async settled(): Promise<Settings> {
    await this.#writing;
    return this.#current;
  }

  /** Saves the changes, one call after another. @throws {WorkbenchError} `store-write-failed`; nothing has changed then. */
  change(changes: Partial<Settings>): Promise<Settings> {
    const changed = this.#writing.then(async () => {
      const next = { ...this.#current, ...changes };
      await writeSettings(this.#userFolder, next);
      this.#current = next;
      this.#hub.emit('settings:changed', next);
      return next;
    });
    this.#writing = changed.catch(() => undefined);
    return changed;
  }
}
