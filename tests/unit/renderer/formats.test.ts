import { afterEach, describe, expect, it } from 'vitest';
import { chooseLocale, i18n } from '../../../renderer/i18n/i18n.ts';
import {
  formatAccuracy,
  formatBytes,
  formatLoss,
  formatSeconds,
  useFormats,
} from '../../../renderer/i18n/useFormats.ts';
import { useSettingText } from '../../../renderer/i18n/useSettingText.ts';
import { text } from '../../../renderer/i18n/useText.ts';
import { LAB_CONFIG } from '../../../shared/domain/config.ts';

afterEach(() => {
  i18n.global.locale.value = 'en';
});

describe('numbers', () => {
  it('are written as the lab and a table need them', () => {
    expect(formatLoss(0.129658)).toBe('0.12966');
    expect(formatLoss(null)).toBe('–');
    expect(formatAccuracy(0.97123)).toBe('97.12%');
    expect(formatAccuracy(undefined)).toBe('–');
    expect(formatSeconds(4.26)).toBe('4.3 s');
    expect(formatSeconds(59.97)).toBe('1:00');
    expect(formatSeconds(185)).toBe('3:05');
    expect(formatSeconds(3723)).toBe('1:02:03');
    expect(formatBytes(9_912_422)).toBe('9.9 MB');
    expect(formatBytes(17)).toBe('17 B');
    i18n.global.locale.value = 'ko';
    expect(formatSeconds(4.26)).toBe('4.3초');
  });

  it('keep small settings short and large ones readable', () => {
    const { settingNumber, integer } = useFormats();
    expect(settingNumber(1e-5)).toBe('1e-5');
    expect(settingNumber(0.01)).toBe('0.01');
    expect(settingNumber(4294967295)).toBe('4,294,967,295');
    expect(settingNumber(0)).toBe('0');
    expect(integer(60_000)).toBe('60,000');
  });
});

describe('settings', () => {
  it('are said in words', () => {
    const say = useSettingText();
    expect(say(LAB_CONFIG, 'hiddenSizes')).toBe('32 – 32');
    expect(say({ ...LAB_CONFIG, hiddenSizes: Array<number>(10).fill(32) }, 'hiddenSizes')).toBe(
      '10 × 32',
    );
    expect(say({ ...LAB_CONFIG, hiddenSizes: [] }, 'hiddenSizes')).toBe(
      'None (softmax regression)',
    );
    expect(say(LAB_CONFIG, 'trainSubset')).toBe('All');
    expect(say({ ...LAB_CONFIG, seed: 1_234_567_890 }, 'seed')).toBe('1234567890');
    i18n.global.locale.value = 'ko';
    expect(say(LAB_CONFIG, 'batchNormPlacement')).toBe('활성화 함수 앞');
  });
});

describe('texts', () => {
  it('choose between one and many', () => {
    expect(text('experiments.count', { count: 1 })).toBe('One run');
    expect(text('experiments.count', { count: 12 })).toBe('12 runs');
    i18n.global.locale.value = 'ko';
    expect(text('experiments.count', { count: 12 })).toBe('실행 12개');
  });

  it('part the thousands of a count, and leave a name that is a number alone', () => {
    expect(text('inspect.health.at', { epoch: '10.0', step: 18750 })).toBe(
      'Epoch 10.0, step 18,750',
    );
    expect(text('experiments.count', { count: 10_000 })).toBe('10,000 runs');
    expect(text('learn.lab.seed', { seed: '1234567' })).toBe('seed 1234567');
  });

  it('show a name unchanged, with any characters', () => {
    const name = '<b>{x}</b> @:link | two $ %';
    expect(text('train.moveUp', { name })).toBe(`Move ${name} up`);
  });

  it('follow the system only where nothing is chosen', () => {
    expect(chooseLocale('system', 'ko-KR')).toBe('ko');
    expect(chooseLocale('system', 'de-DE')).toBe('en');
    expect(chooseLocale('en', 'ko-KR')).toBe('en');
  });
});
