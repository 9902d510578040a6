import { en } from './en.ts';
import type { ReportTexts } from './en.ts';
import { ko } from './ko.ts';

export const REPORT_LANGUAGES = ['en', 'ko'] as const;
export type ReportLanguage = (typeof REPORT_LANGUAGES)[number];

export const REPORT_TEXTS: Record<ReportLanguage, ReportTexts> = { en, ko };
