const FIRST_DELAY = 250;
const LONGEST_DELAY = 8_000;

/** Milliseconds to wait before the `attempt`th try (0 is the first): doubling, up to eight seconds. */
export function retryDelay(attempt: number): number {
  return Math.min(FIRST_DELAY * 2 ** attempt, LONGEST_DELAY);
}

export interface SocketListener {
  message(data: string): void;
  connection(isOpen: boolean): void;
}

/** Keeps a WebSocket to `url` open for as long as the page lives, trying again whenever it closes. */
export function keepOpen(url: string, listener: SocketListener): void {
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
