import type { WorkbenchBridge } from '../../../shared/contract/envelope.ts';
import { ipcClient } from './ipcClient.ts';
import { webClient } from './webClient.ts';
import type { Unsubscribe, WorkbenchClient } from '../../../shared/contract/client.ts';

/** A client that also reports whether events arrive. The listener gets the present state at once. */
export interface ConnectedClient extends WorkbenchClient {
  watchConnection(listener: (connected: boolean) => void): Unsubscribe;
}

declare global {
  interface Window {
    /** Put there by Electron's preload; missing in a browser. */
    workbench?: WorkbenchBridge;
  }
}

let current: ConnectedClient | null = null;

/** Makes `client` the one all stores use. */
export function provideClient(client: ConnectedClient): void {
  current = client;
}

/** The client of this window. */
export function client(): ConnectedClient {
  if (current === null) throw new Error('provideClient must be called before any store is used');
  return current;
}

/** Over IPC inside Electron, else over the web host that served this page. */
export function pickClient(): ConnectedClient {
  return window.workbench === undefined ? webClient(window.location) : ipcClient(window.workbench);
}
