import type { Messages } from '../../messages.ts';

export const glossary: Messages['learn']['glossary'] = {
  short: '용어집',
  title: '용어집',
  search: '용어 찾기',
  none: '찾는 글자가 들어간 용어가 없습니다.',
  found: '용어 {count}개',
  chapters: '관련 단원:',
  also: '함께 보기:',
  more: '클릭하거나 Enter를 누르면 용어집이 열립니다.',
  term: {
    dataset: {
      name: '데이터셋 (data set)',
      text: '신경망이 배우고 시험받는 이미지입니다. MNIST의 손글씨 숫자 70,000장, 또는 프로그램이 직접 그린 내장 숫자이며, 내장 숫자의 결과는 MNIST와 비교할 수 없습니다.',
    },
    miniBatch: {
      name: '미니배치 (mini-batch)',
      text: '한꺼번에 신경망을 지나는 몇 개(실습은 32개)의 예입니다. 그 평균 손실로 한 스텝을 내딛습니다. BN은 이 안에서 평균과 분산을 구합니다.',
    },
    batchSize: {
      name: '배치 크기 (batch size)',
      text: '미니배치 하나에 든 예의 수입니다. 작으면 BN의 통계가 흔들리고, 학습 모드에서 예가 하나뿐이면 분산이 없습니다. 다 차지 않은 마지막 배치는 버립니다.',
    },
    step: {
      name: '스텝 (step)',
      text: '미니배치 하나를 본 뒤 모든 가중치를 한 번 바꾸는 것입니다. 60,000개를 32개씩 나누면 한 에폭은 1,875스텝입니다.',
    },
    epoch: {
      name: '에폭 (epoch)',
      text: '훈련 이미지 전체를 한 번 지나는 것이며, 순서는 매번 새로 섞습니다.',
    },
    chunk: {
      name: '청크 (chunk)',
      text: '엔진에 한 번에 맡기는 백 개 남짓한 스텝을 이 워크벤치에서 부르는 말입니다. 일시 정지는 청크 사이에서 일어납니다.',
    },
    loss: {
      name: '손실 (loss)',
      text: '답이 얼마나 틀렸는지를 나타내는, 작게 만들 수입니다. 여기서는 소프트맥스 교차 엔트로피, 곧 정답에 준 확률의 −ln을 평균한 값입니다. 찍으면 ln 10 ≈ 2.303입니다.',
    },
    accuracy: {
      name: '정확도 (accuracy)',
      text: '확률이 가장 높은 답이 정답인 예의 비율입니다. 답에 얼마나 자신이 있었는지는 보지 않으므로 손실보다 거칩니다.',
    },
    logit: {
      name: '로짓 (logit)',
      text: '마지막 층이 답마다 내는 수입니다. 소프트맥스가 이 열 개를 확률로 바꿉니다.',
    },
    softmax: {
      name: '소프트맥스 (softmax)',
      text: '로짓 열 개를 확률 열 개로 바꿉니다. 로짓마다 e의 거듭제곱을 구해 열 개의 합으로 나누므로, 모두 양수이고 더하면 1입니다. 가장 큰 로짓이 가장 큰 확률을 얻습니다.',
    },
    validation: {
      name: '검증 세트 (validation set)',
      text: '배우지 않고 따로 떼어 둔 예입니다(MNIST는 10,000개). 외운 것이 아니라 이해한 것을 보여 줍니다.',
    },
    overfitting: {
      name: '과적합 (overfitting)',
      text: '훈련 이미지를 외우는 것입니다. 훈련 손실은 계속 줄어드는데 검증 손실은 올라갑니다.',
    },
    subset: {
      name: '훈련 부분집합 (training subset)',
      text: '시드로 고른 일부 예만 학습하는 것입니다. 빠르고, 적으면 과적합이 드러납니다.',
    },
    seed: {
      name: '시드 (seed)',
      text: '실행의 모든 우연, 곧 처음 가중치와 배치 순서와 부분집합을 정하는 수입니다. 설정과 시드와 컴퓨터가 같으면 결과는 마지막 비트까지 같습니다.',
    },
    repeats: {
      name: '반복 (repeats)',
      text: '같은 설정을 여러 시드로 실행하는 것입니다. 흩어진 정도를 보아야 차이가 우연인지 알 수 있습니다.',
    },
    hiddenLayer: {
      name: '은닉층 (hidden layer)',
      text: '입력과 출력 사이의 층입니다. Linear와 활성화 함수, 그리고 두 신경망 중 하나에서는 BatchNorm으로 되어 있습니다.',
    },
    unit: {
      name: '유닛 (unit)',
      text: '층의 출력 중 수 하나로, 뉴런이나 특성이라고도 합니다. BN은 유닛마다 평균, 분산, γ, β를 따로 둡니다.',
    },
    linear: {
      name: '선형 층 (Linear)',
      text: '출력마다 모든 입력의 가중합에 편향을 더하는 층입니다(y = Wx + b). 밀집 층이나 완전 연결 층이라고도 합니다. Linear(784, 32)는 입력이 784개, 출력이 32개입니다.',
    },
    activation: {
      name: '활성화 함수 (activation)',
      text: 'Linear 다음의 굽은 함수입니다. 이것이 없으면 층을 아무리 쌓아도 하나나 같습니다.',
    },
    sigmoid: {
      name: '시그모이드 (sigmoid)',
      text: '모든 수를 0과 1 사이로 눌러 넣는 활성화 함수입니다. 미분값은 많아야 0.25이고, 가운데에서 멀면 거의 0입니다.',
    },
    relu: {
      name: 'ReLU',
      text: '활성화 함수 max(0, x)입니다. 입력이 양수이면 미분값이 1, 음수이면 0입니다.',
    },
    saturation: {
      name: '포화 (saturation)',
      text: '시그모이드나 tanh의 값이 0에서 멀어 곡선이 평평한 상태입니다. 기울기가 거의 지나가지 못합니다.',
    },
    deadUnit: {
      name: '죽은 유닛 (dead unit)',
      text: '모든 예에서 0을 내는 ReLU입니다. 기울기를 넘기지 못하므로 저절로 되살아나지 않습니다.',
    },
    gradient: {
      name: '기울기 (gradient)',
      text: '가중치마다, 조금 키우면 손실이 얼마나 변하는지를 나타냅니다. 워크벤치는 층 전체의 제곱합의 제곱근인 노름을 보여 줍니다.',
    },
    backpropagation: {
      name: '역전파 (backpropagation)',
      text: '연쇄 법칙으로 마지막 층에서 첫 층까지 한 번에 모든 기울기를 구하는 방법입니다.',
    },
    vanishingGradient: {
      name: '기울기 소실 (vanishing gradient)',
      text: '기울기가 돌아오면서 층마다 줄어드는 것입니다. 앞쪽 층은 거의 배우지 못합니다.',
    },
    explodingGradient: {
      name: '기울기 폭발 (exploding gradient)',
      text: '기울기가 돌아오면서 층마다 커지는 것입니다. 걸음이 거칠어지고 손실이 수가 아니게 되기도 합니다.',
    },
    initialization: {
      name: '초기화 (initialization)',
      text: '처음 가중치를 뽑는 방법입니다. Xavier와 He는 신호의 크기가 지켜지도록 폭을 정하고, ‘정규분포’에서는 σ로 직접 정합니다.',
    },
    learningRate: {
      name: '학습률 (learning rate)',
      text: '걸음의 크기 η로, 가중치가 기울기를 얼마나 멀리 따라가는지를 정합니다. 너무 작으면 느리고 너무 크면 발산합니다.',
    },
    optimizer: {
      name: '옵티마이저 (optimizer)',
      text: '기울기를 걸음으로 바꾸는 규칙입니다. 단순한 경사 하강법(SGD), 모멘텀을 쓴 것, Adam이 있습니다.',
    },
    adam: {
      name: 'Adam',
      text: '가중치마다 걸음을 그 기울기의 평소 크기로 나누는 옵티마이저입니다. 기울기가 작든 크든 비슷하게 움직입니다.',
    },
    momentum: {
      name: '옵티마이저의 모멘텀 (momentum)',
      text: '지난 걸음 방향의 0.9를 이어 가는, 무거운 공 같은 걸음입니다. BN의 모멘텀과는 다른 것입니다.',
    },
    covariateShift: {
      name: '공변량 변화 (covariate shift)',
      text: '뜻은 그대로인데 입력의 분포가 모델이 배울 때와 달라지는 것입니다.',
    },
    ics: {
      name: '내부 공변량 변화 (ICS)',
      text: '앞 층이 배우는 탓에 층의 입력 분포가 달라지는 것입니다(internal covariate shift). BN에 대한 첫 설명이며, 2018년부터 논란이 있습니다.',
    },
    lossLandscape: {
      name: '손실 지형 (loss landscape)',
      text: '모든 가중치 위에 손실을 높이로 그린 것입니다. 매끄러운 곳에서는 기울기가 멀리까지 맞아 크게 걸을 수 있습니다.',
    },
    batchNorm: {
      name: '배치 정규화 (batch normalization, BN)',
      text: '유닛마다 배치의 평균을 빼고 표준편차로 나눈 다음, γ를 곱하고 β를 더합니다. Ioffe와 Szegedy, 2015.',
    },
    placement: {
      name: 'BN 위치 (placement)',
      text: '논문과 실습처럼 활성화 함수 앞이거나, 이전 판 실습처럼 뒤입니다.',
    },
    biasedVariance: {
      name: '편향 분산 (biased variance)',
      text: '평균에서 떨어진 거리의 제곱합을 m으로 나눈 값입니다. BN은 이것으로 정규화합니다. 이동 분산에는 PyTorch가 m − 1로 나눈 불편 분산을, Keras가 편향 분산을 넣습니다.',
    },
    epsilon: {
      name: '엡실론 (epsilon, ε)',
      text: '0으로 나누지 않도록 제곱근 안의 분산에 더하는 작은 수입니다. PyTorch는 1e-5, Keras는 1e-3입니다.',
    },
    gamma: {
      name: '감마 (gamma, γ)',
      text: '정규화한 뒤 유닛마다 배우는 배율이며 처음에는 1입니다. PyTorch에서는 weight라고 합니다.',
    },
    beta: {
      name: '베타 (beta, β)',
      text: '정규화한 뒤 유닛마다 배우는 이동이며 처음에는 0입니다. PyTorch에서는 bias라고 합니다. 바로 앞 Linear의 편향은 이것 때문에 필요 없어집니다.',
    },
    runningStatistics: {
      name: '이동 평균과 이동 분산 (running statistics)',
      text: 'BN이 평가 모드를 위해 모든 배치에서 기억하는 값입니다. 0과 1에서 시작해 배치마다 조금씩 움직이고, 기울기로 배우지 않습니다. 실습은 학습 평균·분산이라 부르고, Keras에서는 moving mean과 moving variance입니다.',
    },
    batchNormMomentum: {
      name: 'BN 모멘텀 (BN momentum)',
      text: '이동 통계가 얼마나 빨리 따라가는지를 정합니다. PyTorch: 이동 = (1 − α) · 이동 + α · 배치, α = 0.1. Keras는 1 − α를 뜻하므로 PyTorch의 0.1은 Keras의 0.9입니다. 옵티마이저의 모멘텀이 아닙니다.',
    },
    trainMode: {
      name: '학습 모드 (train mode)',
      text: 'BN이 배치 자신의 통계로 정규화하고 이동 통계를 갱신합니다. 한 예의 답이 다른 예에 달려 있습니다.',
    },
    evalMode: {
      name: '평가 모드 (eval mode)',
      text: 'BN이 이동 통계로 정규화합니다. 곁에 무엇이 있든 같은 예는 같은 답을 얻습니다. PyTorch에서는 model.eval()입니다.',
    },
    batchMates: {
      name: '배치 이웃 (batch mates)',
      text: '배치에 함께 든 다른 예들입니다. 학습 모드에서는 서로의 결과에 영향을 줍니다.',
    },
    recalibration: {
      name: '재보정 (recalibration)',
      text: '가중치는 그대로 두고 훈련 이미지를 다시 통과시켜 이동 통계를 새로 구하는 것입니다.',
    },
    layerNorm: {
      name: '층 정규화 (layer normalization)',
      text: '배치가 아니라 한 예의 유닛들에 대해 평균과 분산을 구합니다. 배치 이웃도 이동 통계도 모드도 없으며, 트랜스포머에서 흔히 씁니다.',
    },
    groupNorm: {
      name: '그룹 정규화 (group normalization)',
      text: '층의 유닛을 같은 크기의 그룹으로 나누고, 한 예의 그룹마다 평균과 분산을 구합니다. 그룹이 하나면 층 정규화이고, 합성곱의 채널마다 그룹이 하나씩이면 인스턴스 정규화입니다. 배치가 작아도 괜찮습니다.',
    },
    rmsNorm: {
      name: 'RMS 정규화 (RMS normalization)',
      text: '한 예의 유닛들을 제곱 평균의 제곱근으로 나눕니다. 평균을 빼지 않고 베타도 없어 층 정규화보다 계산이 적으며, 대규모 언어 모델에서 흔히 씁니다.',
    },
    checkpoint: {
      name: '체크포인트 (checkpoint)',
      text: '에폭이 끝날 때 저장한 실행의 모든 것, 곧 가중치와 이동 통계와 옵티마이저의 상태입니다. 여기서 이어 학습하고, 살펴보기에서 엽니다.',
    },
    sweep: {
      name: '스윕 (sweep)',
      text: '설정 하나(또는 둘)를 여러 값으로 바꾸어 가며 값마다 실행하는 것입니다.',
    },
  },
};
