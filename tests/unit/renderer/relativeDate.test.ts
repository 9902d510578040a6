import { expect, it } from 'vitest';
import { relativeDate } from '../../../renderer/i18n/relativeDate.ts';

const now = Date.UTC(2026, 5, 15, 12);
const ago = (minutes: number, locale = 'en') => relativeDate(now - minutes * 60_000, now, locale);

it('counts minutes, hours and days of the last week', () => {
  expect([
    ago(0.5),
    ago(1),
    ago(59.9),
    ago(60),
    ago(23 * 60),
    ago(24 * 60),
    ago(3 * 24 * 60),
  ]).toEqual([
    'now',
    '1 minute ago',
    '59 minutes ago',
    '1 hour ago',
    '23 hours ago',
    'yesterday',
    '3 days ago',
  ]);
  expect([ago(5, 'ko'), ago(48 * 60, 'ko')]).toEqual(['5분 전', '그저께']);
});

it('gives the date of what is older, or to come because a clock was wrong', () => {
  expect(ago(7 * 24 * 60)).toBe('Jun 8, 2026');
  expect(ago(-5 * 24 * 60)).toBe('Jun 20, 2026');
});
