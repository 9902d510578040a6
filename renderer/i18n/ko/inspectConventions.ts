export const inspectConventions = {
  conventionsText: {
    batch:
      '두 라이브러리는 모멘텀을 반대 뜻으로 쓰고, 이동 분산에 넣는 값도 다릅니다. 이 모델을 각각의 방식으로 적으면 다음과 같습니다.',
    features:
      '이동 통계가 없으니 두 라이브러리의 뜻이 같고, 엡실론의 기본값만 다릅니다. 이 모델을 각각의 방식으로 적으면 다음과 같습니다.',
  },
  libraryDefault: '기본값 {value}',
  convention: {
    module: '층',
    momentum: '모멘텀',
    epsilon: '엡실론',
    update: '이동 통계를 갱신하는 식',
    normalizing: '학습 모드에서 정규화에 쓰는 분산',
    normalizingOwn: '두 모드에서 정규화에 쓰는 분산',
    running: '이동 분산에 넣는 분산',
  },
  update: {
    pytorch: 'running = (1 − momentum) · running + momentum · batch',
    keras: 'moving = momentum · moving + (1 − momentum) · batch',
  },
  biased: '편향 분산 (m으로 나눔)',
  meanSquare: '제곱 평균 (평균을 빼지 않음)',
  unbiased: '불편 분산 (m − 1로 나눔)',
  lastBatch:
    '학습에서는 다 차지 않은 마지막 배치를 버립니다. 손실과 정확도는 모든 예제로 구합니다. 실습 노트북은 평가할 때도 마지막 배치를 버리므로, 배치 크기가 {size}이면 검증 이미지 {count}개 중 {left}개가 빠집니다. 그래서 노트북의 검증 정확도는 여기와 최대 {share}까지 다를 수 있습니다.',
  lastBatchFits:
    '학습에서는 다 차지 않은 마지막 배치를 버립니다. 손실과 정확도는 모든 예제로 구합니다. 배치 크기가 {size}이면 실습 노트북의 평가에서도 검증 이미지 {count}개가 빠짐없이 쓰입니다.',
  varianceRatio:
    '배치 크기가 {size}이면, 똑같이 학습했을 때 Keras의 이동 분산은 PyTorch 이동 분산의 {ratio}배입니다.',
};
