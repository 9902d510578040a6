import type { CommandInput, CommandName } from '../../../shared/contract/commands.ts';
import { outputOf, parseEvent } from '../../../shared/contract/envelope.ts';
import type { WorkbenchEvent } from '../../../shared/contract/events.ts';
import { message } from '../../../shared/errors/message.ts';
import { WorkbenchError } from '../../../shared/errors/workbenchError.ts';
import { z } from '../../../shared/domain/schema.ts';
import type { ConnectedClient } from './client.ts';

/** Bytes of one request that may outlive its page; browsers grant 64 KiB to all such requests together. */
const KEEPALIVE_LIMIT = 4096;

async function post<C extends CommandName>(origin: string, command: C, input: CommandInput<C>) {
  const body = JSON.stringify(input);
  const headers = { 'content-type': 'application/json' };
  try {
    const response = await fetch(`${origin}/api/${command}`, {
      method: 'POST',
      headers,
      body,
      // A request sent just before the page is reloaded or closed is still carried out.
      keepalive: body.length <= KEEPALIVE_LIMIT,
    });
    const answer: unknown = await response.json();
    return outputOf(command, answer);
  } catch (error) {
    if (error instanceof WorkbenchError || error instanceof z.ZodError) throw error;
    throw new WorkbenchError(
      'not-connected',
      message('workbenchSilent'),
      message('workbenchReconnects'),
      { cause: error },
    );
  }
}

/** The workbench behind the web host at `location`: commands over HTTP, events over one WebSocket. */
export function webClient(location: Pick<Location, 'origin'>): ConnectedClient {
  const listeners = new Set<(event: WorkbenchEvent) => void>();
  const connectionListeners = new Set<(connected: boolean) => void>();
  let connected = false;

  keepOpen(`${location.origin.replace(/^http/, 'ws')}/events`, {
    message(data) {
      const event = parseEvent(JSON.parse(data));
      if (event !== null) listeners.forEach((listener) => listener(event));
    },
    connection(isOpen) {
      connected = isOpen;
      connectionListeners.forEach((listener) => listener(isOpen));
    },
  });

  return {
    call: (command, input) => post(location.origin, command, input),
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    watchConnection(listener) {
      connectionListeners.add(listener);
      listener(connected);
      return () => void connectionListeners.delete(listener);
    },
  };
}

const FIRST_DELAY = 250;
const LONGEST_DELAY = 8_000;

/** Milliseconds to wait before the `attempt`th try (0 is the first): doubling, up to eight seconds. */
export function retryDelay(attempt: number): number {
  return Math.min(FIRST_DELAY * 2 ** attempt, LONGEST_DELAY);
}

interface SocketListener {
  message(data: string): void;
  connection(isOpen: boolean): void;
}

/** Keeps a WebSocket to `url` open for as long as the page lives, trying again whenever it closes. */
function keepOpen(url: string, listener: SocketListener): void {
  let attempt = 0;

  const open = () => {
    const socket = new WebSocket(url);
    socket.addEventListener('open', () => {
      attempt = 0;
      listener.connection(true);
    });
    socket.addEventListener('message', (event: MessageEvent<string>) =>
      listener.message(event.data),
    );
    socket.addEventListener('close', () => {
      listener.connection(false);
      setTimeout(open, retryDelay(attempt));
      attempt += 1;
    });
  };

  open();
}
