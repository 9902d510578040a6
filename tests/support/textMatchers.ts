import { expect } from 'vitest';

// Vitest types its asymmetric matchers as `any`; these are the same, safely typed.

export const containing = (text: string): unknown => expect.stringContaining(text);
export const matching = (pattern: RegExp): unknown => expect.stringMatching(pattern);
