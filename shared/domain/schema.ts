import { z } from 'zod';

// The app's content security policy forbids building functions from strings, which zod's fast path does.
z.config({ jitless: true });

export { z };
