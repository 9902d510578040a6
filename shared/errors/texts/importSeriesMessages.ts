/** What import says of curves in CSV files and event files. A reason is the middle of a sentence. */
export const importSeriesMessages = {
  importEventsChecksum: {
    en: 'the record at byte {offset} has a wrong checksum',
    ko: '{offset}번째 바이트의 레코드는 체크섬이 맞지 않습니다',
  },
  importEventsDamaged: {
    en: 'a record in it is no event of TensorBoard',
    ko: 'TensorBoard 이벤트가 아닌 레코드가 들어 있습니다',
  },
  importFileReason: { en: '{file}: {reason}', ko: '{file}: {reason}' },
  importRunReason: { en: 'run {run}: {reason}', ko: '실행 {run}: {reason}' },
  importSeveralReasons: {
    en: 'none of its {count} runs can be read ({reasons})',
    ko: '실행 {count}개 중 읽을 수 있는 것이 없습니다({reasons})',
  },
  importRunLeftOut: {
    en: 'The run {run} is left out: {reason}.',
    ko: '실행 {run}: {reason}. 이 실행은 가져오지 않았습니다.',
  },
  importNoRows: {
    en: 'it has no rows below its first',
    ko: '첫 행 아래에 데이터가 없습니다',
  },
  importNotText: {
    en: 'it is not a text in UTF-8, UTF-16, CP949 or Windows-1252',
    ko: 'UTF-8, UTF-16, CP949, Windows-1252 중 어느 것으로도 읽을 수 없습니다',
  },
  importReadAs: {
    en: 'The file is not in UTF-8; it was read as {encoding}.',
    ko: 'UTF-8 파일이 아니어서 {encoding}(으)로 읽었습니다.',
  },
  importCellUnreadable: {
    en: 'row {row}, column {column}: “{text}” is not a number',
    ko: '{row}행 {column} 열의 값을 숫자로 읽을 수 없습니다(값: “{text}”)',
  },
  importRowTooLong: {
    en: 'row {row} has {cells} cells, and the first row names {columns} columns',
    ko: '{row}행의 칸은 {cells}개인데 첫 행의 열은 {columns}개입니다',
  },
  importColumnsMissing: {
    en: 'its columns are {found}; needed are an accuracy or a validation loss, named like {examples}',
    ko: '있는 열: {found}. 정확도나 검증 손실의 열이 있어야 합니다(예: {examples})',
  },
  importTagsMissing: {
    en: 'its tags are {found}; needed are an accuracy or a validation loss, named like {examples}',
    ko: '있는 태그: {found}. 정확도나 검증 손실의 태그가 있어야 합니다(예: {examples})',
  },
  importNoScalars: {
    en: 'it holds no scalars (single numbers, as float32 or float64)',
    ko: '스칼라(float32나 float64인 숫자 하나)가 없습니다',
  },
  importOnlyHyperparameters: {
    en: 'it holds hyperparameters and no curves',
    ko: '하이퍼파라미터만 있고 곡선이 없습니다',
  },
  importNoSeries: {
    en: 'it has no accuracy and no validation loss over epochs',
    ko: '에폭별 정확도나 검증 손실이 없습니다',
  },
  importOneStep: {
    en: 'all {count} values of {series} are at step {step}; each needs a step or an epoch of its own',
    ko: '{series}의 값 {count}개가 모두 {step}번째 스텝에 있습니다. 값마다 스텝이나 에폭이 따로 있어야 합니다',
  },
  importStepsFall: {
    en: 'its steps do not grow with its epochs',
    ko: '에폭이 늘어도 스텝이 늘지 않습니다',
  },
  importStepImpossible: {
    en: 'epoch {epoch} is at step {step}, and a step is a whole number from 0',
    ko: '에폭 {epoch}의 스텝: {step}. 스텝은 0 이상의 정수여야 합니다',
  },
  importTooManyEpochs: {
    en: 'it has {count} epochs, and a run has {most} at most',
    ko: '에폭이 {count}개인데 한 실행의 에폭은 {most}개까지입니다',
  },
  importAccuracyRange: {
    en: 'epoch {epoch} has an accuracy of {value}; it must be a share from 0 to 1',
    ko: '에폭 {epoch}의 정확도가 {value}입니다. 정확도는 0에서 1 사이의 비율이어야 합니다',
  },
  importNetworkUnknown: {
    en: 'it does not say which of the two networks its curves are of',
    ko: '두 신경망 중 어느 쪽의 곡선인지 알 수 없습니다',
  },
  importChooseNetwork: {
    en: 'Say which one: choose it in the import window, or give --network bn or --network plain on the command line.',
    ko: '어느 쪽인지 가져오기 창에서 고르거나, 명령줄에서 --network bn 또는 --network plain을 지정하세요.',
  },
  importReplaced: {
    en: '{count} values of an earlier start were left out for later ones at the same place.',
    ko: '같은 자리에 나중 값이 있어, 이전에 시작한 학습의 값 {count}개는 뺐습니다.',
  },
  importEpochUnfinished: {
    en: 'Epoch {epoch} is left out: the file ends before all of its accuracies.',
    ko: '에폭 {epoch}의 정확도가 모두 기록되기 전에 파일이 끝나, 이 에폭은 뺐습니다.',
  },
  importRowsAreEpochs: {
    en: 'The file names no epoch and no step; its rows are counted as epochs.',
    ko: '에폭이나 스텝의 열이 없어 행을 에폭으로 셌습니다.',
  },
  importColumnsLeftOut: {
    en: 'Columns with the same values as another are left out: {columns}.',
    ko: '다른 열과 같은 것을 나타내는 열은 뺐습니다: {columns}.',
  },
} as const;
