import { EMPTY_QUEUE } from '../../../../../shared/domain/run.ts';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket as NodeWebSocket, WebSocketServer } from 'ws';
import { ipcClient } from '../../../../../renderer/state/transport/ipcClient.ts';
import { retryDelay, webClient } from '../../../../../renderer/state/transport/webClient.ts';
import { COMMAND_NAMES } from '../../../../../shared/contract/commands.ts';
import type { CommandName } from '../../../../../shared/contract/commands.ts';
import { answerWith } from '../../../../../shared/contract/envelope.ts';
import type { WorkbenchBridge } from '../../../../../shared/contract/envelope.ts';
import type { WorkbenchEvent } from '../../../../../shared/contract/events.ts';
import { FakeClient } from '../../../../support/fakeClient.ts';
import { generatedExperiment, idOf } from '../../../../support/generatedExperiments.ts';

const removed: WorkbenchEvent = { name: 'experiment:removed', payload: { id: idOf(1) } };

let workbench: FakeClient;
beforeEach(() => {
  workbench = new FakeClient([generatedExperiment(1)]);
});

function bridgeTo(fake: FakeClient): WorkbenchBridge {
  const methods = COMMAND_NAMES.map((command) => [
    command,
    (input: unknown) => answerWith(() => fake.call(command, input as never)),
  ]);
  return {
    call: Object.fromEntries(methods) as WorkbenchBridge['call'],
    subscribe: (listener) => fake.subscribe(listener),
  };
}

describe('the client over IPC', () => {
  it('gives outputs, and throws the errors of the other side', async () => {
    const client = ipcClient(bridgeTo(workbench));
    const { experiments } = await client.call('experiment:list', {});
    expect(experiments).toEqual([generatedExperiment(1)]);
    const wrong = client.call('experiment:load', { id: idOf(5) });
    await expect(wrong).rejects.toMatchObject({
      code: 'experiment-missing',
      nextStep: 'Look at the list of experiments again.',
    });
  });

  it('refuses an answer and an event that do not follow the contract', async () => {
    const bridge = bridgeTo(workbench);
    bridge.call['queue:describe'] = () => Promise.resolve({ ok: true, output: { waiting: 3 } });
    await expect(ipcClient(bridge).call('queue:describe', {})).rejects.toThrow();

    const received: unknown[] = [];
    ipcClient(bridge).subscribe((event) => received.push(event));
    workbench.emit({ name: 'from:later', payload: {} } as never);
    expect(() => workbench.emit({ name: 'run:started', payload: { id: 3 } } as never)).toThrow();
    workbench.emit(removed);
    expect(received).toEqual([removed]);
  });
});

/** Older Node has no WebSocket of its own. Like a browser's, this one throws nothing when it cannot connect. */
class WindowSocket extends NodeWebSocket {
  constructor(url: string) {
    super(url);
    this.on('error', () => undefined);
  }
}

describe('the client over the web', () => {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      const command = request.url?.replace('/api/', '') as CommandName;
      const asked = answerWith(() => workbench.call(command, JSON.parse(body) as never));
      void asked.then((answer) => response.end(JSON.stringify(answer)));
    });
  });
  const sockets = new WebSocketServer({ server, path: '/events' });
  const windowSocket = globalThis.WebSocket;
  let origin = '';

  beforeEach(async () => {
    Object.assign(globalThis, { WebSocket: WindowSocket });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(() => {
    for (const socket of sockets.clients) socket.terminate();
    server.closeAllConnections();
    server.close();
    Object.assign(globalThis, { WebSocket: windowSocket });
  });

  const connectionOf = (client: ReturnType<typeof webClient>, wanted: boolean) =>
    new Promise<void>((resolve) => client.watchConnection((is) => is === wanted && resolve()));

  it('gives outputs, throws errors, and reports a missing answer', async () => {
    const client = webClient({ origin });
    await expect(client.call('queue:describe', {})).resolves.toEqual(EMPTY_QUEUE);
    const wrong = client.call('experiment:load', { id: idOf(5) });
    await expect(wrong).rejects.toMatchObject({ code: 'experiment-missing' });

    const nobody = webClient({ origin: 'http://127.0.0.1:1' }).call('queue:describe', {});
    await expect(nobody).rejects.toMatchObject({ code: 'not-connected' });
  });

  it('receives events again after its connection broke', async () => {
    const client = webClient({ origin });
    const received: WorkbenchEvent[] = [];
    client.subscribe((event) => received.push(event));
    const tell = async () => {
      for (const socket of sockets.clients) socket.send(JSON.stringify(removed));
      await new Promise((resolve) => setTimeout(resolve, 50));
    };

    await connectionOf(client, true);
    await tell();
    expect(received).toEqual([removed]);

    for (const socket of sockets.clients) socket.terminate();
    await connectionOf(client, false);
    await connectionOf(client, true);
    await tell();
    expect(received).toEqual([removed, removed]);
  });
});

describe('retryDelay', () => {
  it('grows, but not for ever', () => {
    expect([0, 1, 2, 5, 50].map(retryDelay)).toEqual([250, 500, 1000, 8000, 8000]);
  });
});
