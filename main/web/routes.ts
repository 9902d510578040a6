import type { IncomingMessage, ServerResponse } from 'node:http';
import { parseInput } from '../../shared/contract/client.ts';
import type { WorkbenchClient } from '../../shared/contract/client.ts';
import { COMMAND_NAMES } from '../../shared/contract/commands.ts';
import type { CommandName } from '../../shared/contract/commands.ts';
import { answerWith } from '../../shared/contract/envelope.ts';
import type { Asset } from './assets.ts';
import { hideDetails, sendJson } from './replies.ts';
import { readJson } from './requestBody.ts';

/** Where pages listen to events, by WebSocket. */
export const EVENTS_PATH = '/events';

export interface Route {
  method: 'GET' | 'POST';
  path: string;
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

/** What the routes lead to. */
export interface RouteTargets {
  workbench: WorkbenchClient;
  assets: ReadonlyMap<string, Asset>;
  /** Told every error that the answer must not show. */
  report: (error: unknown) => void;
}

/** Everything that can be asked for, one row each: a POST for every command, a GET for every file of the page. */
export function routeTable({ workbench, assets, report }: RouteTargets): Route[] {
  const commands = COMMAND_NAMES.map((command) => commandRoute(command, workbench, report));
  const files = [...assets].map(([path, asset]) => assetRoute(path, asset));
  return [...commands, ...files];
}

function commandRoute(
  command: CommandName,
  workbench: WorkbenchClient,
  report: (error: unknown) => void,
): Route {
  return {
    method: 'POST',
    path: `/api/${command}`,
    async handle(request, response) {
      const input = await readJson(request, command);
      const call = async () => {
        try {
          return await workbench.call(command, parseInput(command, input));
        } catch (error) {
          throw hideDetails(error, report);
        }
      };
      sendJson(response, 200, await answerWith(call));
    },
  };
}

function assetRoute(path: string, { type, bytes }: Asset): Route {
  // The build puts a digest of the content into the names under /assets.
  const caching = path.startsWith('/assets/') ? 'private, max-age=31536000, immutable' : 'no-store';
  return {
    method: 'GET',
    path,
    handle(_request, response) {
      response.writeHead(200, {
        'content-type': type,
        'content-length': bytes.length,
        'cache-control': caching,
      });
      response.end(bytes);
      return Promise.resolve();
    },
  };
}
