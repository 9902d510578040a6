import type { Unsubscribe } from '../../shared/contract/client.ts';
import type { EventName, EventPayload, WorkbenchEvent } from '../../shared/contract/events.ts';

type Listener = (event: WorkbenchEvent) => void;

/** Calls every listener. A listener that throws harms neither the others nor the publisher. */
export class EventHub {
  readonly #listeners = new Set<Listener>();

  subscribe(listener: Listener): Unsubscribe {
    const own: Listener = (event) => listener(event);
    this.#listeners.add(own);
    return () => this.#listeners.delete(own);
  }

  emit<E extends EventName>(name: E, payload: EventPayload<E>): void {
    const event = { name, payload } as WorkbenchEvent;
    for (const listener of [...this.#listeners]) {
      try {
        listener(event);
      } catch (error) {
        console.error(`A listener failed on ${name}:`, error);
      }
    }
  }
}
