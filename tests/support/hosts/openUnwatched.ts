import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { expect } from 'vitest';
import { WebSocket } from 'ws';
import { testElectronBinary } from '../../../scripts/setup/testTools/testElectron.mjs';
import { openDisplay } from './display.ts';
import { APP_FOLDER } from './openInElectron.ts';
import type { UserHome } from './userHome.ts';

const START = { timeout: 60_000 };

/** A window that does not know it is being tested. */
export interface UnwatchedWindow {
  show(): Promise<void>;
  hide(): Promise<void>;
  /** Runs a function in the page; what it needs has to be in it. */
  evaluate<R>(work: () => R | Promise<R>): Promise<R>;
  close(): Promise<void>;
}

/**
 * The workbench in Electron without Playwright, which makes every page believe that it is shown: a page
 * would never notice that its window is hidden. Here the main process runs the code in the page.
 */
export async function openUnwatched(home: UserHome): Promise<UnwatchedWindow> {
  const display = await openDisplay();
  const listening = ['--inspect=0', '--remote-debugging-port=0'];
  const args = [...listening, '--no-sandbox', '--disable-gpu', APP_FOLDER];
  const child = spawn(testElectronBinary(), args, {
    env: { ...home.env, DISPLAY: display.name },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const exited = once(child, 'exit');
  const socket = new WebSocket(await inspectorAddress(child.stderr));
  await once(socket, 'open');
  const inMain = await inspectorOf(socket);
  const ofWindow = (what: string) =>
    inMain(`require('electron').BrowserWindow.getAllWindows()[0]?.${what}`);
  // Code run before the page is there would be lost with what was there before.
  await expect.poll(() => ofWindow('webContents.getURL()'), START).toMatch(/^app:/);
  await expect.poll(() => ofWindow('webContents.isLoading()'), START).toBe(false);
  return {
    async show() {
      await ofWindow('show()');
    },
    async hide() {
      await ofWindow('hide()');
    },
    async evaluate<R>(work: () => R | Promise<R>) {
      const code = JSON.stringify(`(${work.toString()})()`);
      return (await ofWindow(`webContents.executeJavaScript(${code})`)) as R;
    },
    async close() {
      socket.close();
      child.kill('SIGTERM');
      await exited;
      display.close();
    },
  };
}

/** What Node's inspector tells: the answer to a question, or a world that code can be run in. */
interface Told {
  id?: number;
  method?: string;
  params?: { context?: { id: number; auxData?: { isDefault: boolean } } };
  result?: {
    result?: { value?: unknown };
    exceptionDetails?: { text: string; exception?: { description?: string } };
  };
}

/** Runs expressions in the main process, and awaits what they promise. */
async function inspectorOf(socket: WebSocket): Promise<(expression: string) => Promise<unknown>> {
  let count = 0;
  const told = (isMeant: (message: Told) => boolean) =>
    new Promise<Told>((resolve) => {
      const listen = (data: Buffer) => {
        const message = JSON.parse(data.toString()) as Told;
        if (!isMeant(message)) return;
        socket.off('message', listen);
        resolve(message);
      };
      socket.on('message', listen);
    });
  const ask = (method: string, params = {}) => {
    const id = ++count;
    socket.send(JSON.stringify({ id, method, params }));
    return told((message) => message.id === id);
  };
  // Electron has several worlds there, and `require` only in this one.
  const main = told(({ params }) => params?.context?.auxData?.isDefault === true);
  await ask('Runtime.enable');
  const contextId = (await main).params?.context?.id;
  return async (expression) => {
    const how = { awaitPromise: true, returnByValue: true, includeCommandLineAPI: true };
    const { result } = await ask('Runtime.evaluate', { expression, contextId, ...how });
    const problem = result?.exceptionDetails;
    if (problem !== undefined) throw new Error(problem.exception?.description ?? problem.text);
    return result?.result?.value;
  };
}

/**
 * Node's inspector listens before Electron has started, and whoever comes that early may keep it from
 * starting; Chromium's debugger listens when it has. Reads on afterwards, for a full pipe would stop the app.
 */
function inspectorAddress(stderr: Readable): Promise<string> {
  return new Promise((resolve, reject) => {
    let address = '';
    const lines = createInterface(stderr);
    lines.on('line', (line) => {
      address = /^Debugger listening on (ws:.+)$/.exec(line)?.[1] ?? address;
      if (line.startsWith('DevTools listening on ')) resolve(address);
    });
    lines.on('close', () => reject(new Error('the app ended before it could be reached')));
  });
}
