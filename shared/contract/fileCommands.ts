import { z } from '../domain/schema.ts';

/** A file that was opened with the app: known to the page by its id, never by its path. */
export const openedFileSchema = z.strictObject({ id: z.uuid(), name: z.string() });
export type OpenedFile = z.infer<typeof openedFileSchema>;

/** Files that were opened with the app from outside its page: by a double click, an argument, its menu. */
export const FILE_COMMANDS = {
  /** Those that no page has read yet. */
  'file:list': {
    input: z.strictObject({}),
    output: z.strictObject({ files: z.array(openedFileSchema) }),
  },
  /** Reads one of them, once. Fails with `import-refused` where it cannot be read. */
  'file:read': {
    input: z.strictObject({ id: z.uuid() }),
    output: z.strictObject({
      fileName: z.string(),
      /** In base64. */
      content: z.string(),
    }),
  },
} as const satisfies Record<string, { input: z.ZodType; output: z.ZodType }>;
