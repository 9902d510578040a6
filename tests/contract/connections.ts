import { resolve } from 'node:path';
import { vi } from 'vitest';
import { WebSocket } from 'ws';
import { createWorkbench } from '../../main/workbench/workbench.ts';
import { ipcClient } from '../../renderer/state/transport/ipcClient.ts';
import { webClient } from '../../renderer/state/transport/webClient.ts';
import type { WorkbenchClient } from '../../shared/contract/client.ts';
import { COMMAND_NAMES } from '../../shared/contract/commands.ts';
import type { WorkbenchBridge } from '../../shared/contract/envelope.ts';
import { openInElectron } from '../support/hosts/openInElectron.ts';
import { startServing } from '../support/hosts/servedProcess.ts';
import type { UserHome } from '../support/hosts/userHome.ts';

/** A client of a real workbench that is reached in some way. */
export interface Connection {
  client: WorkbenchClient;
  close(): Promise<void>;
}

export type Connect = (home: UserHome) => Promise<Connection>;

const WORKER = resolve(import.meta.dirname, '../../dist/main/worker.js');

/** The workbench in this process, with nothing between. */
async function direct(home: UserHome): Promise<Connection> {
  const workbench = await createWorkbench({
    host: 'cli',
    userFolder: home.userFolder,
    storeFolder: home.storeFolder,
    cacheFolder: home.cacheFolder,
    dataFolder: null,
    workerFile: WORKER,
    warm: false,
  });
  return { client: workbench, close: () => workbench.close() };
}

/** The page's own client, over HTTP and WebSocket, to the built web host in a process of its own. */
async function overWeb(home: UserHome): Promise<Connection> {
  const served = await startServing(home);
  const { origin } = new URL(served.address);
  const entrance = await fetch(served.address, { redirect: 'manual' });
  const cookie = entrance.headers.get('set-cookie')?.split(';')[0] ?? '';
  actAsPage({ origin, cookie });
  const client = webClient({ origin });
  await new Promise<void>((connected) => {
    client.watchConnection((isConnected) => {
      if (isConnected) connected();
    });
  });
  return {
    client,
    async close() {
      await served.close();
    },
  };
}

/**
 * Node's fetch and a WebSocket that send what a browser adds to the requests of a page. They stay:
 * a page tries to connect again for as long as it lives.
 */
function actAsPage(headers: Record<string, string>): void {
  const bareFetch = fetch;
  vi.stubGlobal('fetch', (url: string, { headers: own, ...init }: RequestInit) =>
    bareFetch(url, { ...init, headers: { ...(own as Record<string, string>), ...headers } }),
  );
  vi.stubGlobal(
    'WebSocket',
    class extends WebSocket {
      constructor(url: string) {
        super(url, { headers });
        this.on('error', () => this.terminate());
      }
    },
  );
}

/** The page's own client, over IPC, to a real Electron: its preload is called inside the page. */
async function overIpc(home: UserHome): Promise<Connection> {
  const opened = await openInElectron(home);
  const { page } = opened;
  const listeners = new Set<(event: unknown) => void>();
  await page.exposeFunction('tellTest', (event: unknown) => {
    for (const listener of listeners) listener(event);
  });
  await page.evaluate(() => {
    const { workbench, tellTest } = window as unknown as {
      workbench: WorkbenchBridge;
      tellTest: (event: unknown) => void;
    };
    workbench.subscribe(tellTest);
  });
  const methods = COMMAND_NAMES.map((command) => [
    command,
    (input: unknown) =>
      page.evaluate(
        ([name, given]) =>
          (window as unknown as { workbench: WorkbenchBridge }).workbench.call[name](given),
        [command, input] as const,
      ),
  ]);
  const bridge: WorkbenchBridge = {
    call: Object.fromEntries(methods) as WorkbenchBridge['call'],
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  return { client: ipcClient(bridge), close: () => opened.close() };
}

export const CONNECTIONS: Record<string, Connect> = {
  'in the same process': direct,
  'over HTTP and WebSocket': overWeb,
  'over IPC in Electron': overIpc,
};
