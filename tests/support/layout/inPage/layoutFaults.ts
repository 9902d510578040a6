import { controlFaults } from './controls.ts';
import { cutTexts } from './cutTexts.ts';
import { overlappingTexts } from './overlaps.ts';
import { scrollerFaults } from './scrollers.ts';
import { readScreen } from './walk.ts';

/** What is wrong with how the page is laid out as it is now, a line for each fault. */
export function faultsOfScreen(): string[] {
  const screen = readScreen();
  const checks = [overlappingTexts, cutTexts, controlFaults, scrollerFaults];
  return [...new Set(checks.flatMap((check) => check(screen)))];
}
