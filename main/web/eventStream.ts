import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { WorkbenchClient } from '../../shared/contract/client.ts';

/** Bytes waiting for one client beyond which it counts as gone; it connects again when it is back. */
const QUEUE_LIMIT = 8 * 1024 * 1024;

export interface EventStream {
  /** Makes an admitted upgrade request a listener. */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): void;
}

/** Sends every event of the workbench to every page that listens. Pages have nothing to say back. */
export function openEventStream(workbench: WorkbenchClient): EventStream {
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: 1024,
    perMessageDeflate: false,
  });
  const unsubscribe = workbench.subscribe((event) => {
    if (server.clients.size === 0) return;
    const message = JSON.stringify(event);
    for (const client of server.clients) {
      if (client.bufferedAmount > QUEUE_LIMIT) client.terminate();
      else client.send(message);
    }
  });
  return {
    accept(request, socket, head) {
      server.handleUpgrade(request, socket, head, (client) => {
        client.on('message', () => client.close(1008));
        // A broken connection is followed by 'close', which is all there is to know.
        client.on('error', () => client.terminate());
      });
    },
    close() {
      unsubscribe();
      for (const client of server.clients) client.terminate();
      server.close();
    },
  };
}
