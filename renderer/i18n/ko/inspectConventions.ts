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
  unbiased: '불편 분산 (m − 1로 나눔)',
  varianceRatio:
    '배치 크기가 {size}이면, 똑같이 학습했을 때 Keras의 이동 분산은 PyTorch 이동 분산의 {ratio}배입니다.',
};
