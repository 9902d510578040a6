import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { WorkbenchClient } from '../../shared/contract/client.ts';
import { message } from '../../shared/errors/message.ts';
import { WorkbenchError } from '../../shared/errors/workbenchError.ts';
import { checkHost, checkOrigin, ownNames, parseTarget, WebSession } from './admission.ts';
import type { Target } from './admission.ts';
import { loadAssets } from './assets.ts';
import { openEventStream } from './eventStream.ts';
import type { EventStream } from './eventStream.ts';
import { HttpRefusal, hideDetails, sendRefusal, setSecurityHeaders } from './replies.ts';
import { EVENTS_PATH, routeTable } from './routes.ts';
import type { Route } from './routes.ts';

export interface WebHostOptions {
  workbench: WorkbenchClient;
  /** The renderer's build. */
  rendererFolder: string;
  /** Address to listen on. */
  host: string;
  /** 0 takes any free one. */
  port: number;
  /** Told what went wrong inside, which no answer shows. */
  report: (error: unknown) => void;
  /** How long a client may take, and how much it may send before its body; else the usual. */
  limits?: WebHostLimits;
}

export interface WebHost {
  /** With the token in it: good for one browser. */
  address: string;
  routes: readonly Route[];
  close(): Promise<void>;
}

/** Times in milliseconds. */
export const USUAL_LIMITS = {
  maxHeaderSize: 16 * 1024,
  headersTimeout: 10_000,
  requestTimeout: 120_000,
  keepAliveTimeout: 5_000,
  /** How often those times are looked at; Node's own half a minute would make all of them longer. */
  connectionsCheckingInterval: 2_000,
};
export type WebHostLimits = typeof USUAL_LIMITS;

const WILDCARDS = ['0.0.0.0', '::'];

/**
 * Serves the page and the workbench's commands and events to the browser that brings the token.
 * @throws {WorkbenchError} when the page is not built or the port cannot be had.
 */
export async function startWebHost(options: WebHostOptions): Promise<WebHost> {
  const { workbench, rendererFolder, host, report, limits = USUAL_LIMITS } = options;
  const routes = routeTable({ workbench, assets: await loadAssets(rendererFolder), report });
  const server = createServer(limits);
  const port = await listen(server, host, options.port);
  const session = new WebSession(port);
  const events = openEventStream(workbench);
  const parts = { names: ownNames(host), session, routes, events, report };
  server.on('request', (request, response) => void respond(parts, request, response));
  server.on('upgrade', (request, socket, head) => upgrade(parts, request, socket, head));

  return {
    address: `http://${addressName(host)}:${port}/?token=${session.token}`,
    routes,
    close: () => {
      events.close();
      return new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}

interface HostParts {
  names: ReadonlySet<string>;
  session: WebSession;
  routes: readonly Route[];
  events: EventStream;
  report: (error: unknown) => void;
}

async function respond(
  parts: HostParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  setSecurityHeaders(response);
  try {
    const target = targetOf(parts, request);
    if (isEntrance(request, target)) {
      enter(parts, request, response, target);
      return;
    }
    admit(parts, request);
    await findRoute(parts.routes, request, target.path).handle(request, response);
  } catch (error) {
    if (response.headersSent) response.destroy();
    else sendRefusal(request, response, asRefusal(error, parts.report));
  }
}

/** What is asked for, once it is clear that this server is meant. */
function targetOf({ names }: HostParts, request: IncomingMessage): Target {
  checkHost(request, names);
  return parseTarget(request.url ?? '');
}

/** Whoever asks must have been let in, and must ask from our own page. The same for requests and upgrades. */
function admit({ session }: HostParts, request: IncomingMessage): void {
  session.check(request);
  checkOrigin(request);
}

const isEntrance = ({ method }: IncomingMessage, { path, query }: Target): boolean =>
  method === 'GET' && path === '/' && query.has('token');

/** The token becomes a cookie and leaves the address. A browser that has the cookie is just sent on. */
function enter(
  { session }: HostParts,
  request: IncomingMessage,
  response: ServerResponse,
  { query }: Target,
): void {
  if (!session.isAdmitted(request))
    response.setHeader('set-cookie', session.exchange(query.get('token') ?? ''));
  response.writeHead(303, { location: '/', 'cache-control': 'no-store' });
  response.end();
}

function findRoute(routes: readonly Route[], { method }: IncomingMessage, path: string): Route {
  const atPath = routes.filter((route) => route.path === path);
  const route = atPath.find((one) => one.method === method);
  if (route !== undefined) return route;
  if (atPath.length > 0)
    throw new HttpRefusal(405, message('addressNotUsedSo'), message('pageReload'));
  throw new HttpRefusal(404, message('addressEmpty'), message('pageReload'));
}

function asRefusal(error: unknown, report: (error: unknown) => void): HttpRefusal {
  if (error instanceof HttpRefusal) return error;
  const { said } = hideDetails(error, report);
  return new HttpRefusal(500, said.message, said.nextStep);
}

function upgrade(parts: HostParts, request: IncomingMessage, socket: Duplex, head: Buffer): void {
  socket.on('error', () => socket.destroy());
  try {
    const { path } = targetOf(parts, request);
    admit(parts, request);
    if (path !== EVENTS_PATH)
      throw new HttpRefusal(404, message('addressEmpty'), message('pageReload'));
    parts.events.accept(request, socket, head);
  } catch (error) {
    const { status } = asRefusal(error, parts.report);
    socket.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  }
}

function listen(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const refuse = (error: Error) => reject(cannotListen(host, port, error));
    server.once('error', refuse);
    server.listen(port, host, () => {
      server.off('error', refuse);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function cannotListen(host: string, port: number, cause: Error): WorkbenchError {
  const code = 'code' in cause ? String(cause.code) : cause.name;
  const problem =
    code === 'EADDRINUSE'
      ? message('portTaken', { host, port: String(port) })
      : message('portRefused', { host, port: String(port), code });
  return new WorkbenchError('not-allowed', problem, message('portChooseAnother'), {
    params: { host, port, code },
    cause,
  });
}

/** How this machine's own browser calls the server; every address includes the loopback one. */
function addressName(host: string): string {
  if (WILDCARDS.includes(host)) return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
