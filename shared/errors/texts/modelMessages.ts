/** Why a model file cannot be read. A reason is the middle of a sentence. */
export const modelMessages = {
  modelRefused: {
    en: '{file} cannot be read as a model: {reason}.',
    ko: '{file} 파일을 모델로 읽을 수 없습니다: {reason}.',
  },
  modelRefusedAdvice: {
    en: 'Choose another file, or save it again where it was made.',
    ko: '다른 파일을 고르거나, 만든 곳에서 다시 저장하세요.',
  },
  modelFileUnreadable: {
    en: 'it is not there, or not a file that can be read',
    ko: '파일이 없거나 읽을 수 없습니다',
  },
  modelPartsMissingAdvice: {
    en: 'Choose its folder, or all its files together.',
    ko: '폴더를 고르거나 모든 파일을 함께 고르세요.',
  },
  modelDamaged: { en: 'what was kept of it is damaged', ko: '보관한 내용이 손상되었습니다' },
  modelMissing: {
    en: 'This model is no longer kept here.',
    ko: '이 모델은 더 이상 보관되어 있지 않습니다.',
  },
  modelOpenFileAgain: { en: 'Open its file again.', ko: '파일을 다시 여세요.' },
  modelNotKept: {
    en: 'The list of models could not be changed.',
    ko: '모델 목록을 바꾸지 못했습니다.',
  },
  modelFileEmpty: { en: 'the file is empty', ko: '빈 파일입니다' },
  modelFormatUnknown: {
    en: 'it is not a file of PyTorch, TorchScript, safetensors, Keras, ONNX or TensorFlow.js',
    ko: 'PyTorch, TorchScript, safetensors, Keras, ONNX, TensorFlow.js 중 어느 형식도 아닙니다',
  },
  modelCutOff: {
    en: 'it is cut off: {length} bytes are needed from byte {offset} on, and there are {size} in all',
    ko: '파일이 잘렸습니다: 바이트 {offset}부터 {length}바이트가 필요한데 모두 {size}바이트뿐입니다',
  },
  modelPartTooLarge: {
    en: 'a part of it takes {length} bytes, more than any normalization layer has',
    ko: '{length}바이트짜리 부분이 있는데, 어떤 정규화 층보다도 큽니다',
  },
  modelTooLarge: {
    en: 'its normalization layers hold more numbers than any model’s',
    ko: '정규화 층에 든 수가 어떤 모델보다도 많습니다',
  },
  modelTooManyParts: {
    en: 'it has {count} parts, more than any model',
    ko: '부분이 {count}개로, 어떤 모델보다도 많습니다',
  },
  modelShapeImpossible: {
    en: 'it has an array of {shape}, which cannot be',
    ko: '크기가 {shape}인 배열은 있을 수 없습니다',
  },
  modelPartMissing: {
    en: '{part} is missing',
    ko: '있어야 할 부분이 없습니다: {part}',
  },
  modelPartPacked: {
    en: '{part} in it is packed in a way that cannot be unpacked',
    ko: '풀 수 없는 방식으로 압축된 부분이 있습니다: {part}',
  },
  modelZipDamaged: {
    en: 'it is not a whole zip archive',
    ko: '온전한 zip 파일이 아닙니다',
  },
  modelPickleDamaged: {
    en: 'its pickle is damaged',
    ko: '피클이 손상되었습니다',
  },
  modelPickleCutOff: {
    en: 'its pickle is cut off',
    ko: '피클이 잘렸습니다',
  },
  modelHeaderDamaged: {
    en: 'the header of {file} is damaged',
    ko: '헤더가 손상되었습니다: {file}',
  },
  modelHdf5Damaged: {
    en: 'it is not a whole HDF5 file',
    ko: '온전한 HDF5 파일이 아닙니다',
  },
  modelHdf5Unsupported: {
    en: 'it uses a part of HDF5 that is not read here ({part})',
    ko: '여기서 읽지 않는 HDF5 기능을 씁니다({part})',
  },
  modelProtobufDamaged: {
    en: 'it is not a whole protocol buffer',
    ko: '온전한 프로토콜 버퍼가 아닙니다',
  },
  modelTypeUnknown: {
    en: '{part} in it is of an unknown type of number ({type})',
    ko: '알 수 없는 수 형식({type})의 배열이 있습니다: {part}',
  },
  modelVariablesUnclear: {
    en: 'The file does not say which of the arrays of these layers is which: {layers}.',
    ko: '배열의 역할이 파일에 적혀 있지 않은 층: {layers}.',
  },
  modelQuantized: {
    en: 'The weights are rounded to integers ({types}); shown are the numbers that TensorFlow.js makes of them.',
    ko: '가중치가 정수({types})로 반올림되어 있어, TensorFlow.js가 되돌린 수를 보여 줍니다.',
  },
  modelReadFromShards: {
    en: 'Read from {count} shards.',
    ko: '나뉜 파일 {count}개에서 읽었습니다.',
  },
  modelNodesWithoutArrays: {
    en: 'The arrays of these nodes are computed by other nodes and cannot be read: {nodes}.',
    ko: '다른 노드가 배열을 계산하므로 읽을 수 없는 노드: {nodes}.',
  },
} as const;
