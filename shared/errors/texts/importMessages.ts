/** What import says of a file. A reason is the middle of a sentence. */
export const importMessages = {
  importRefused: {
    en: '{file} cannot be imported: {reason}.',
    ko: '{file} 파일을 가져올 수 없습니다: {reason}.',
  },
  importAnotherFile: {
    en: 'Choose another file, or export it again where it was made.',
    ko: '다른 파일을 고르거나, 만든 곳에서 다시 내보내세요.',
  },
  importLabSettingsShown: {
    en: 'Event files do not hold settings; the lab’s are shown.',
    ko: '이벤트 파일에는 설정이 없어 실습의 설정을 표시합니다.',
  },
  importOtherSettingsFromLab: {
    en: 'The file does not hold all settings of its runs; the lab’s are shown for the others.',
    ko: '파일에 없는 설정은 실습의 값으로 표시합니다.',
  },
  importActivationFromLab: {
    en: 'The file does not hold the activation and other settings; the lab’s are shown.',
    ko: '활성화 함수 등 파일에 없는 설정은 실습의 값으로 표시합니다.',
  },
  importOnlyPlain: {
    en: 'Only the network without normalization is in the file.',
    ko: '파일에는 정규화가 없는 신경망만 들어 있습니다.',
  },
  importOnlyNormalized: {
    en: 'Only the network with normalization is in the file.',
    ko: '파일에는 정규화가 있는 신경망만 들어 있습니다.',
  },
  importTakenForLayerNorm: {
    en: 'Its normalization has no running statistics, so it is taken for LayerNorm. A GroupNorm has the same arrays and would give other results.',
    ko: '이동 통계가 없는 정규화이므로 LayerNorm으로 봅니다. GroupNorm도 배열이 같지만 결과는 다릅니다.',
  },
  importTakenForRmsNorm: {
    en: 'Its normalization has a scale but no shift and no running statistics, so it is taken for RMSNorm.',
    ko: '정규화에 배율만 있고 이동 값과 이동 통계가 없으므로 RMSNorm으로 봅니다.',
  },
  importPassedOver: {
    en: '{file} is passed over: {reason}.',
    ko: '건너뛴 파일입니다({file}): {reason}.',
  },
  importReasonOf: { en: '{file}: {reason}', ko: '{file}: {reason}' },
  importReasons: { en: '{reasons}', ko: '{reasons}' },
  importNothingInFolder: {
    en: 'there are no event files or weights in the folder',
    ko: '폴더에 이벤트 파일이나 가중치가 없습니다',
  },
  importTooLarge: { en: 'it is larger than 300 MB', ko: '300MB보다 큽니다' },
  importNoFile: { en: 'it is neither a file nor a folder', ko: '파일도 폴더도 아닙니다' },
  importSystemFile: {
    en: 'it is a file that a system keeps beside others, not one of runs',
    ko: '운영 체제가 다른 파일 옆에 두는 파일로, 실행 파일이 아닙니다',
  },
  importPickle: {
    en: 'it is a file of torch.save, which can hold programs; save the state_dict with safetensors.torch.save_file',
    ko: '프로그램이 들어 있을 수 있는 torch.save 파일입니다. state_dict를 safetensors.torch.save_file로 저장하세요',
  },
  importUnknownKind: {
    en: 'it is not of a kind that the workbench can read',
    ko: '알 수 없는 종류의 파일입니다',
  },
  importNothingKnown: {
    en: 'there is nothing in it the workbench knows',
    ko: '알 수 있는 파일이 들어 있지 않습니다',
  },
  importWhatCanBe: {
    en: 'Choose an archive (.bnruns, .zip), a .csv, a .safetensors or a TensorBoard event file.',
    ko: '보관 파일(.bnruns, .zip), .csv, .safetensors, TensorBoard 이벤트 파일 중에서 고르세요.',
  },
  importFolderOrMoved: {
    en: 'it is a folder, or it was moved or changed',
    ko: '폴더이거나, 옮겨졌거나 바뀐 파일입니다',
  },
  importChooseFiles: {
    en: 'Choose the files themselves; a folder can be imported as a zip.',
    ko: '파일을 직접 고르세요. 폴더는 zip으로 묶어 가져올 수 있습니다.',
  },
  importNoSuchFile: {
    en: 'The file to import is no longer there.',
    ko: '가져올 파일이 더 이상 없습니다.',
  },
  importOpenAgain: { en: 'Open the file again.', ko: '파일을 다시 여세요.' },
  importNoticeOf: { en: '{file}: {notice}', ko: '{file}: {notice}' },
  importFileEmpty: { en: 'the file is empty', ko: '빈 파일입니다' },
} as const;
