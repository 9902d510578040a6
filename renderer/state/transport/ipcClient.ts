import { outputOf, parseEvent } from '../../../shared/contract/envelope.ts';
import type { WorkbenchBridge } from '../../../shared/contract/envelope.ts';
import type { ConnectedClient } from './client.ts';

/** What the page keeps is reactive, and proxies do not cross to the main process: as over the web, plain values do. */
const plain = (input: unknown): unknown => JSON.parse(JSON.stringify(input));

/** The workbench behind Electron's preload. Always connected: both live and die together. */
export function ipcClient(bridge: WorkbenchBridge): ConnectedClient {
  return {
    async call(command, input) {
      return outputOf(command, await bridge.call[command](plain(input)));
    },
    subscribe(listener) {
      return bridge.subscribe((message) => {
        const event = parseEvent(message);
        if (event !== null) listener(event);
      });
    },
    watchConnection(listener) {
      listener(true);
      return () => undefined;
    },
  };
}
