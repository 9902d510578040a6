import { REPORT_TEXTS } from '../../../shared/report/reportTexts.ts';
import type { Messages } from '../messages.ts';

export const status: Messages['status'] = REPORT_TEXTS.ko.status;
