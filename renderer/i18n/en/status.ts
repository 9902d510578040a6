import { REPORT_TEXTS } from '../../../shared/report/reportTexts.ts';

export const { status } = REPORT_TEXTS.en;
