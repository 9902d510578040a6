import type { Messages } from '../../messages.ts';

export const ownModel: Messages['learn']['ownModel'] = {
  short: '내 모델',
  title: '내 모델에서 찾아보기',
  lead: '앞 단원들이 작은 신경망 둘로 보여 준 것은 어느 모델 파일에나 적혀 있습니다. 여기서는 그것을 파일에서 읽습니다.',

  fileTitle: '파일에 담긴 BatchNorm',
  file1:
    '채널마다 수가 네 개 있습니다. [γ](gamma)와 [β](beta)는 학습한 값이고, [이동 평균과 이동 분산](runningStatistics)은 모은 값입니다. PyTorch는 학습 모드에서 본 배치 수를 함께 셉니다.',
  file2:
    '[엡실론](epsilon)과 [모멘텀](batchNormMomentum)은 배열이 아니라 설정이라 state dict에는 없습니다. 설정이 다른 층에 불러오면 출력도 달라집니다.',

  statisticsTitle: '모멘텀과 배치 수: 통계가 준비되었나',
  statistics1:
    '이동 통계는 평균 0, 분산 1에서 시작하고, 배치마다 모멘텀 _α_만큼이 새 값으로 바뀝니다. 배치 _n_개 뒤에 처음 값은 이만큼 남습니다.',
  statistics2:
    'PyTorch의 0.1은 배치 44개면 처음 값을 잊지만(1% 미만), 모멘텀 0.01은 459개가 걸립니다. 다른 층보다 배치 수가 적은 층은 고정되었거나 실행되지 않은 것입니다.',
  promise:
    '모델을 열면 층마다 배치를 몇 개 보았는지, 통계에 처음 값이 얼마나 남았는지를 여기에 적습니다.',
  noStatistics: '이 모델에는 이동 통계를 두는 층이 없습니다.',
  noCounters: '이 파일에는 층이 본 배치 수가 없습니다.',
  initialLeft:
    '*{layer}* 층은 모멘텀 {momentum}으로 배치 {batches}개를 보았습니다. 통계에 처음 값 0과 1이 아직 *{share}* 남아 있어, 평가 모드에서는 학습할 때처럼 정규화하지 못합니다.',
  initialGone:
    '처음 값이 가장 많이 남은 층은 *{layer}*인데, 모멘텀 {momentum}으로 배치 {batches}개를 본 뒤 *{share}*입니다. 모든 통계가 준비되었습니다.',
  countersDiffer:
    '층마다 본 배치 수가 다릅니다. {fewestLayer} 층은 *{fewest}*개, {mostLayer} 층은 *{most}*개입니다. 일부가 고정되었거나 건너뛰어졌습니다.',

  epsilonTitle: '엡실론: 무시해도 될 만큼 작은가',
  epsilon1:
    '분산이 엡실론보다 훨씬 크면 엡실론은 제곱근이 0이 되지 않게 할 뿐입니다. PyTorch는 1e-5, Keras는 1e-3을 씁니다. 분산이 그 근처인 채널의 스케일은 데이터가 아니라 엡실론이 정합니다.',
  epsilonPromise: '모델에서 가장 작은 분산과 엡실론을 여기에 적습니다.',
  aboveEpsilon:
    '가장 작은 이동 분산은 *{variance}*({layer} 층의 채널 {channel})이고, 엡실론 {epsilon}보다 큽니다.',
  belowEpsilon:
    '{layer} 층의 채널 {channel}은 이동 분산이 *{variance}*로 엡실론 {epsilon}보다 작습니다. 스케일을 엡실론이 정합니다.',
  epsilonsDiffer:
    '층마다 엡실론이 다릅니다(*{list}*). 다른 프레임워크에서 온 부분이라면 원래 값을 유지하려던 것인지 확인하세요.',

  deadTitle: '죽은 채널',
  dead1:
    '_γ_가 0이면 입력이 무엇이든 출력은 _β_입니다. 시간만 들고 아무것도 알려 주지 않는 채널입니다. _γ_에 가중치 감쇠를 걸면 이런 채널이 생기고, 가지치기로 없앱니다.',
  deadPromise: '모델에서 죽은 채널이 몇 개인지를 여기에 적습니다.',
  dead: '모델의 채널 {all}개 가운데 *{count}*개가 죽었습니다. 가장 많은 층은 {layer}이며, {channels}개 가운데 {most}개입니다.',
  noneDead: '이 모델에는 죽은 채널이 없습니다.',

  trialTitle: '모델 파일',
  trialText:
    '내 파일이나 예시를 여세요. 예시는 너무 짧게 학습한 작은 PyTorch 모델입니다. 파일은 읽기만 하고, 안의 코드는 실행하지 않습니다.',
  openExample: '예시 열기',
  which: '모델',
  batches: '배치 수',
  share: '남은 처음 값',
  deadOf: '죽은 채널',
  toModel: '{name} 전체를 모델 화면에서 보기',
  notOpened: '아직 연 모델 없음',
  inModel: '내 모델에서',
  plotPromise: '아직 연 모델이 없습니다. 하나를 열면 층을 여기에 나열합니다.',
};
