/** The only addresses outside that the app opens, in the person's own browser. */
export const EXTERNAL_LINKS = {
  paper: 'https://arxiv.org/abs/1502.03167',
} as const;

/** Whether `address` is one of them, exactly as written. */
export function isExternalLink(address: string): boolean {
  return Object.values<string>(EXTERNAL_LINKS).includes(address);
}
