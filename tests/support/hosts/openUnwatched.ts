import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { WebSocket } from 'ws';
import { testElectronBinary } from '../../../scripts/setup/testElectron.mjs';
import { openDisplay } from './display.ts';
import { APP_FOLDER } from './openInElectron.ts';
import type { UserHome } from './userHome.ts';

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
  const args = ['--inspect=0', '--no-sandbox', '--disable-gpu', APP_FOLDER];
  const child = spawn(testElectronBinary(), args, {
    env: { ...home.env, DISPLAY: display.name },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const exited = once(child, 'exit');
  const socket = new WebSocket(await inspectorAddress(child.stderr));
  await once(socket, 'open');
  const inMain = inspectorOf(socket);
  const ofWindow = (what: string) =>
    inMain(`require('electron').BrowserWindow.getAllWindows()[0]?.${what}`);
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

/** What Node's inspector answers a question with. */
interface Answer {
  id: number;
  result: { result: { value?: unknown }; exceptionDetails?: { text: string } };
}

/** Runs expressions in the main process, and awaits what they promise. */
function inspectorOf(socket: WebSocket): (expression: string) => Promise<unknown> {
  let count = 0;
  return async (expression) => {
    const id = ++count;
    const params = {
      expression,
      awaitPromise: true,
      returnByValue: true,
      includeCommandLineAPI: true,
    };
    const answered = new Promise<Answer>((resolve) => {
      const listen = (data: Buffer) => {
        const answer = JSON.parse(data.toString()) as Answer;
        if (answer.id !== id) return;
        socket.off('message', listen);
        resolve(answer);
      };
      socket.on('message', listen);
    });
    socket.send(JSON.stringify({ id, method: 'Runtime.evaluate', params }));
    const { result, exceptionDetails } = (await answered).result;
    if (exceptionDetails !== undefined) throw new Error(exceptionDetails.text);
    return result.value;
  };
}

/** Reads on after it was told, for a full pipe would stop the app. */
function inspectorAddress(stderr: Readable): Promise<string> {
  return new Promise((resolve, reject) => {
    const lines = createInterface(stderr);
    lines.on('line', (line) => {
      const address = /^Debugger listening on (ws:.+)$/.exec(line)?.[1];
      if (address !== undefined) resolve(address);
    });
    lines.on('close', () => reject(new Error('the app ended before it could be reached')));
  });
}
