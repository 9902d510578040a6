import type { Messages } from '../../messages.ts';

export const modes: Messages['learn']['modes'] = {
  short: '모드',
  title: '학습 모드와 평가 모드',
  lead: '학습할 때 이미지는 배치의 이웃과 함께 판단됩니다. 나중에는 혼자서 판단되어야 합니다.',

  trainTitle: '학습 모드: 배치를 기준으로',
  train1:
    '[학습 모드](trainMode)에서는 배치마다 자기 평균과 분산으로 정규화합니다. 그래서 한 이미지의 답이 [배치 이웃](batchMates)에 달려 있습니다. 곁에 누가 있느냐에 따라 같은 이미지가 다른 수를 얻습니다.',
  train2:
    '학습할 때는 해롭지 않고, 작은 잡음이 [과적합](overfitting)을 막아 주기도 합니다. 하지만 수표를 읽는 프로그램이 앞 수표 때문에 금액을 다르게 읽어서는 안 됩니다.',

  evalTitle: '평가 모드: 기억한 것을 기준으로',
  eval1:
    '[평가 모드](evalMode)에서는 배치 대신 고정된 수를 씁니다. 학습하는 동안 모은 [이동 평균과 이동 분산](runningStatistics)입니다. 그러면 BatchNorm은 유닛마다 정해진 직선일 뿐이고, 이미지의 답은 그 이미지에만 달려 있습니다.',

  promise:
    '모델을 하나 학습하면(몇 초) 이미지 한 장을 서로 다른 배치 24개에 넣어 봅니다. 모드마다 로짓이 얼마나 움직였는지, 답이 바뀌었는지를 여기에 적습니다.',
  trainMoves:
    '학습 모드에서 이 이미지의 [로짓](logit)은 배치 {rounds}개에 걸쳐 *{spread}*까지 움직였습니다. 이미지는 그대로인데도요.',
  trainStill:
    '학습 모드에서 이 이미지의 로짓은 배치 {rounds}개에 걸쳐 거의 움직이지 않았습니다. 이웃을 줄이거나 한 숫자만 넣어 보세요.',
  flips: '이웃 때문에 답까지 바뀌었습니다. *{list}*로 읽혀, 서로 다른 숫자가 {count}개입니다.',
  noFlip:
    '답은 어디서나 같았습니다(*{digit}*). 이웃을 줄이거나 다른 이미지를 고르면 달라질 수 있습니다.',
  evalStill: '평가 모드에서는 아무것도 움직이지 않았습니다. 가장 큰 차이가 *{spread}*입니다.',
  evalMoves:
    '평가 모드에서도 로짓이 {spread} 움직였습니다. 그래서는 안 되니, 이동 통계가 어디서 왔는지 살펴보세요.',
  notFinite: '이 모델의 로짓은 수가 아닙니다. 발산한 모델이니 다른 모델을 학습하세요.',

  runningTitle: '이동 통계는 어떻게 생기나',
  running1:
    '배치가 지날 때마다 배치의 값 쪽으로 조금씩 움직입니다. 얼마나 움직이는지가 [BN 모멘텀](batchNormMomentum) _α_입니다(PyTorch에서 0.1, 같은 것을 Keras는 0.9로 씁니다).',
  running2:
    '모멘텀이 크면 마지막 배치 몇 개만 기억해 흔들리고, 아주 작으면 처음 값인 0과 1이 아직 남아 있습니다.',
  momentumPromise:
    '같은 가중치라도 이동 통계의 모멘텀이 달랐다면 얼마나 정확했을지, 실행이 기록한 배치로 계산해 여기에 적습니다.',
  momentumLow:
    '같은 가중치인데 모멘텀이 *{worst}*이면 *{worstAccuracy}*에 그치고, {best}이면 {bestAccuracy}입니다. 배치 {batches}개로는 느린 쪽이 처음 값을 아직 잊지 못했습니다.',
  momentumHigh:
    '같은 가중치인데 모멘텀이 *{worst}*이면 *{worstAccuracy}*, {best}이면 {bestAccuracy}입니다. 빠른 쪽은 마지막 배치들만 압니다.',
  momentumSame:
    '모멘텀이 무엇이든 정확도는 비슷했을 것입니다. {worstAccuracy}({worst})에서 {bestAccuracy}({best})까지입니다. 배치 {batches}개면 모두에게 충분했습니다.',
  momentaCaption: '이 실행의 모멘텀이 달랐다면 평가 모드의 정확도',
  validAccuracy: '검증 정확도',

  othersTitle: '배치를 쓰지 않는 정규화',
  others1:
    '배치가 작을수록 그 평균과 분산은 우연에 크게 좌우되고, 두 모드의 차이도 커집니다. 배치에서 아무것도 가져오지 않는 정규화도 있습니다. [LayerNorm](layerNorm)은 이미지마다 유닛에 걸쳐, [GroupNorm](groupNorm)은 유닛 그룹마다 평균과 분산을 구하고, [RMSNorm](rmsNorm)은 제곱 평균의 제곱근으로 나눕니다. 이들에게는 배치 크기가 상관없고 두 모드가 같습니다. 정규화와 배치 크기를 스윕해 비교해 보세요.',

  trapTitle: '함정',
  trap1:
    '모드를 바꾸는 것을 잊으면, 잘 섞인 큰 배치에서는 멀쩡하고 이미지 한 장에서는 틀리는 모델이 됩니다. 이웃 한 장, 모두 한 숫자로 해 보세요.',

  trialTitle: '이웃 사이의 이미지 한 장',
  trialText:
    '점은 이 이미지의 로짓 열 개를 배치 24개에서 얻은 것입니다. 평가 모드에서는 점이 겹칩니다.',
  image: '이미지',
  others: '배치 이웃 수',
  who: '이웃의 종류',
  order: { shuffled: '아무거나', digit: '모두 1', sorted: '숫자 순서' },
  plotPromise:
    '아직 학습한 작은 신경망이 없습니다. 하나를 시작하면 이미지를 다른 이미지 사이에 넣어 볼 수 있습니다.',
};
