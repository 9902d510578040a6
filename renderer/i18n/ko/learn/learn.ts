import type { Messages } from '../../messages.ts';
import { algorithm } from './algorithm.ts';
import { glossary } from './glossary.ts';
import { gradients } from './gradients.ts';
import { lab } from './lab.ts';
import { lesson } from './lesson.ts';
import { modes } from './modes.ts';
import { ownModel } from './ownModel.ts';
import { reasons } from './reasons.ts';
import { remedies } from './remedies.ts';
import { shift } from './shift.ts';

export const learn: Messages['learn'] = {
  navigation: '단원',
  chapterOf: '{all}개 단원 중 {number}',
  next: '다음: {title}',
  runName: '배우기 {number}, {title}: {setUp}',

  yourNumbers: '내 실행에서는',
  notMeasured: '아직 재지 않았습니다',
  setUp: '은닉층 {layers}, 활성화 함수 {activation}, 숫자 {examples}, 에폭 {epochs}.',
  otherSettings:
    '옆에 이름이 적힌 실행의 숫자이며, 지금 고른 설정의 숫자가 아닙니다. 시작을 누르면 지금 설정으로 다시 잽니다.',

  start: '시작 | 실행 {count}개 시작',
  again: '다른 시드로 한 번 더 | 다른 시드 {count}개로 더',
  queue: '대기열에 추가 | 실행 {count}개를 대기열에 추가',
  underWay: '진행 중',
  resume: '이어서 학습',
  stop: '중지',
  preparing: '신경망을 준비하는 중…',
  training: '학습하는 중…',
  trainingMany: '학습하는 중: {all}개 중 {done}개 끝남',
  paused: '일시 정지됨',
  held: '대기열이 멈춰 있습니다. 학습하기 화면에서 다시 시작할 수 있습니다.',
  waitsForPaused:
    '일시 정지된 다른 실행을 기다립니다. 학습하기 화면에서 그 실행을 이어서 하거나 중지하세요.',
  waits: '앞선 실행 {count}개를 기다리며, 끝나면 저절로 시작합니다',
  finished: '학습에 {time} 걸림',

  isSaved: '다른 실행처럼 저장되어 있습니다',
  isKept: '메모에 결과를 적어 보관했습니다',
  keep: '결과와 함께 보관',
  kept: '보관함',
  discard: '휴지통으로 옮기기',
  runsShown: '실행 {count}개',
  inspect: '살펴보기',
  compare: '비교',
  all: '이 단원의 실행 모두',

  notRecorded: '이 실행은 층의 상태를 기록하지 않았습니다.',
  toSettings: '설정에서 기록 켜기',
  moment: '시점',
  beforeFirst: '첫 스텝 전',
  afterSteps: '{step}스텝 후',
  accuracies: '두 신경망의 검증 정확도',
  diverged: '발산',

  learned: {
    both: '마지막에 BN이 있는 신경망은 검증 숫자의 *{bn}*, 없는 신경망은 *{plain}*를 맞혔습니다. 찍으면 10%입니다.',
    bnOnly: {
      guessing:
        '마지막에 BN이 있는 신경망은 검증 숫자의 *{bn}*를 맞혔습니다. 없는 신경망은 *{plain}*로, 찍는 것(10%)보다 낫지 않습니다.',
      little:
        '마지막에 BN이 있는 신경망은 검증 숫자의 *{bn}*를 맞혔습니다. 없는 신경망은 *{plain}*로, 찍는 것(10%)보다는 낫지만 이제 막 배우기 시작한 정도입니다.',
    },
    plainOnly: {
      guessing:
        '뜻밖의 결과입니다. BN이 *없는* 신경망은 배웠고(*{plain}*), BN이 있는 신경망은 *{bn}*로 찍는 것보다 낫지 않습니다. 이 실행만으로 일반화하기 전에 곡선을 살펴보세요.',
      little:
        '뜻밖의 결과입니다. BN이 *없는* 신경망은 배웠고(*{plain}*), BN이 있는 신경망은 *{bn}*로 찍는 것보다 조금 나은 정도입니다. 이 실행만으로 일반화하기 전에 곡선을 살펴보세요.',
    },
    neither: {
      guessing:
        '두 신경망 모두 배우지 못했습니다. BN 있음 *{bn}*, 없음 *{plain}*이고, 찍으면 10%입니다. 둘 다에게 너무 어려운 설정입니다.',
      little:
        '두 신경망 모두 많이 배우지 못했습니다. BN 있음 *{bn}*, 없음 *{plain}*이고, 찍으면 10%입니다. 더 오래 학습하거나 더 쉬운 설정으로 해 보세요.',
    },
    plainDiverged:
      'BN이 없는 쪽은 *{step}*번째 스텝부터 손실이 유한한 수가 아니게 되었고, 정확도는 *{plain}*로 끝났습니다. BN이 있는 쪽은 *{bn}*로 끝났습니다.',
  },

  formulas: {
    backwards:
      '첫 층 출력에 대한 손실의 기울기는, 마지막 층 출력에 대한 기울기에 2부터 n까지 모든 층 k에 대해 k번째 층을 k−1번째 층으로 미분한 값을 곱한 것입니다.',
    factor:
      '인수 하나의 크기는 대략 활성화 함수의 미분값 × 유닛 수의 제곱근 × 가중치의 표준편차입니다.',
    step: '가중치에서 학습률 에타와 손실의 기울기를 곱한 값을 뺍니다.',
    mean: '배치 평균은 모든 x i의 합을 m으로 나눈 값입니다.',
    variance: '배치 분산은 각 x i와 평균의 차를 제곱해 모두 더하고 m으로 나눈 값입니다.',
    normalize: 'x햇 i는 x i에서 평균을 빼고 분산 더하기 엡실론의 제곱근으로 나눈 값입니다.',
    scale: 'y i는 감마 곱하기 x햇 i 더하기 베타입니다.',
    running: '이동 평균은 (1 빼기 알파) 곱하기 자신 더하기 알파 곱하기 배치 평균이 됩니다.',
    initialShare: '남은 몫은 (1 빼기 알파)의 n제곱입니다.',
    evaluate:
      'y는 x에서 이동 평균을 빼고 이동 분산 더하기 엡실론의 제곱근으로 나눈 뒤 감마를 곱하고 베타를 더한 값입니다.',
  },

  gradients,
  remedies,
  shift,
  reasons,
  algorithm,
  modes,
  lab,
  ownModel,
  lesson,
  glossary,
};
