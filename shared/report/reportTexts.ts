import type { MessageLanguage } from '../errors/message.ts';
import { en } from './en.ts';
import type { ReportTexts } from './en.ts';
import { ko } from './ko.ts';

export const REPORT_LANGUAGES = ['en', 'ko'] as const satisfies readonly MessageLanguage[];

export const REPORT_TEXTS: Record<MessageLanguage, ReportTexts> = { en, ko };
