import { z } from './schema.ts';

/**
 * Others' work inside the workbench, as the build lists it in the page's `licenses.json`. `text` is
 * the place of a work's terms among `texts`, which many share.
 */
export const licensesSchema = z.strictObject({
  works: z.array(
    z.strictObject({
      name: z.string(),
      version: z.string(),
      license: z.string(),
      text: z.int().min(0),
    }),
  ),
  texts: z.array(z.string()),
});
export type Licenses = z.infer<typeof licensesSchema>;
