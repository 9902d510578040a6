import type { Unsubscribe, WorkbenchClient } from '../../../shared/contract/client.ts';

/** A client that also tells whether events arrive. The listener hears the present state at once. */
export interface ConnectedClient extends WorkbenchClient {
  watchConnection(listener: (connected: boolean) => void): Unsubscribe;
}
