import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { explainError, explainReason } from '../../../renderer/i18n/explainError.ts';
import { i18n } from '../../../renderer/i18n/i18n.ts';
import { text } from '../../../renderer/i18n/useText.ts';
import { LAB_CONFIG } from '../../../shared/domain/config.ts';
import { EMPTY_SUMMARY } from '../../../shared/domain/experiment.ts';
import { divergenceReason } from '../../../shared/domain/runSummary.ts';
import { message, messageText } from '../../../shared/errors/message.ts';
import type { Message } from '../../../shared/errors/message.ts';
import { flattenError, WorkbenchError } from '../../../shared/errors/workbenchError.ts';

const HANGUL = /[가-힣]/;

beforeEach(() => (i18n.global.locale.value = 'ko'));
afterEach(() => (i18n.global.locale.value = 'en'));

describe('explainError', () => {
  const error = flattenError(
    new WorkbenchError(
      'store-write-failed',
      message('storeNotSaved', { problem: message('diskFull') }),
      message('diskFreeSpace'),
      { params: { code: 'ENOSPC', detail: "open '/home/kim/store'" } },
    ),
  );

  it('says both sentences in the language of the window', () => {
    expect(explainError(error)).toMatchObject({
      message: '저장하지 못했습니다: 디스크가 가득 찼습니다.',
      nextStep: '디스크 공간을 비운 뒤 다시 시도하세요.',
    });
    i18n.global.locale.value = 'en';
    expect(explainError(error).message).toBe('It could not be saved: the disk is full.');
  });

  it('gives the details in English, without the name of a person', () => {
    expect(JSON.parse(explainError(error).details)).toEqual({
      code: 'store-write-failed',
      message: 'It could not be saved: the disk is full.',
      nextStep: 'Free some space on it, then try again.',
      params: { code: 'ENOSPC', detail: "open '~/store'" },
    });
  });

  it('keeps the words of an unexpected error for the details', () => {
    const { message: said, nextStep, details } = explainError(flattenError(new Error('x is null')));
    expect(`${said} ${nextStep}`).not.toMatch(/[a-z]/i);
    expect(details).toContain('x is null');
  });
});

describe('explainReason', () => {
  const run = { status: 'failed', summary: EMPTY_SUMMARY, config: LAB_CONFIG } as const;
  const diverged = { bn: null, plain: 1234 };
  const divergence = divergenceReason(diverged, 'batchNorm');
  const saved = (said: Message) => messageText(said, 'en');

  it('says what is saved in English', () => {
    i18n.global.locale.value = 'en';
    expect(explainReason({ ...run, reason: divergence })).toBe(divergence);
  });

  it('says which network diverged where', () => {
    const summary = { ...EMPTY_SUMMARY, divergedAt: diverged };
    const said = explainReason({ ...run, status: 'running', summary, reason: divergence });
    expect(said).toMatch(/^BN 없음: 1,234번째 스텝부터/);
  });

  it.each([
    message('runProgramEnded'),
    message('memoryExhaustedAt', { size: '1.5GiB' }),
    message('trainingThreadCode', { code: 7 }),
    message('experimentDamaged', {
      id: '20250102-030405-abcdef',
      reason: message('damageUnreadable', { problem: message('diskFault') }),
    }),
  ])('says a saved sentence as the message that it was made from: $id', (said) => {
    expect(explainReason({ ...run, reason: saved(said) })).toBe(messageText(said, 'ko'));
  });

  it('says what the status means for a sentence of another program', () => {
    const foreign = { ...run, reason: 'Cosmic rays.' };
    expect(explainReason(foreign)).toBe(text('experiment.failed'));
    expect(explainReason({ ...foreign, status: 'interrupted' })).toBe(
      text('experiment.programEnded'),
    );
    expect(text('experiment.failed')).toMatch(HANGUL);
    expect(explainReason({ ...run, reason: '' })).toBe('');
  });
});
