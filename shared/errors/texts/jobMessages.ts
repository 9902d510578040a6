/** What is said of plans, of the jobs that train them, and of bringing runs home. */
export const jobMessages = {
  planUnusable: {
    en: 'The plan {file} cannot be used: {reason}.',
    ko: '{file} 계획 파일을 쓸 수 없습니다: {reason}.',
  },
  planNone: {
    en: 'it is not a plan of the workbench',
    ko: '워크벤치의 계획 파일이 아닙니다',
  },
  planNewer: {
    en: 'it was made by a newer version of the workbench',
    ko: '더 새로운 버전의 워크벤치에서 만든 파일입니다',
  },
  planChanged: {
    en: 'it was changed after it was made',
    ko: '만든 뒤에 내용이 바뀌었습니다',
  },
  planMakeAgain: {
    en: 'Name the file that "train --plan" wrote, or make a new plan.',
    ko: '"train --plan"으로 만든 파일을 지정하거나 계획을 새로 만드세요.',
  },
  planUpdate: {
    en: 'Use that version, or make a new plan with this one.',
    ko: '그 버전을 쓰거나 이 버전에서 계획을 새로 만드세요.',
  },
  planExists: {
    en: 'The file {file} is there already, and runs may be trained from it.',
    ko: '{file} 파일이 이미 있습니다. 이 파일로 학습 중인 실행이 있을 수 있습니다.',
  },
  planOtherName: {
    en: 'Choose another name, or delete it first.',
    ko: '다른 이름을 쓰거나 먼저 삭제하세요.',
  },
  planWritten: {
    en: 'Runs planned in {file}: {count}, as jobs {first} to {last}. Nothing is trained yet.',
    ko: '{file} 파일에 실행 {count}개를 작업 {first}~{last}번으로 계획했습니다. 아직 학습하지 않았습니다.',
  },
  planTrainWith: {
    en: 'Train one with: {command}',
    ko: '하나를 학습하는 명령: {command}',
  },
  jobNotPlanned: {
    en: 'There is no job {job} in the plan, whose jobs are 0 to {last}.',
    ko: '계획에 {job}번 작업이 없습니다. 작업은 0번부터 {last}번까지입니다.',
  },
  jobCountedFromZero: {
    en: 'Jobs are counted from 0: start one of those.',
    ko: '작업 번호는 0부터 셉니다. 이 가운데에서 고르세요.',
  },
  jobRangeEmpty: {
    en: 'The range of jobs {range} is empty: write the smaller number first, as in 3..7.',
    ko: '작업 범위 {range}에 해당하는 작업이 없습니다. 3..7처럼 작은 수를 먼저 쓰세요.',
  },
  jobNotNumber: {
    en: '{text} is neither a job nor a range of jobs: write --job 3 or --job 3..7.',
    ko: '{text} 값은 작업 번호도 범위도 아닙니다. --job 3 또는 --job 3..7처럼 쓰세요.',
  },
  jobVariableWrong: {
    en: 'The variable {variable} has the value {text}, which is no job: say which one with --job.',
    ko: '{variable} 변수의 값 {text}은(는) 작업 번호가 아닙니다. --job으로 번호를 지정하세요.',
  },
  jobVariablesDiffer: {
    en: 'The variables {variables} name different jobs: say which one with --job.',
    ko: '{variables} 변수가 서로 다른 작업을 가리킵니다. --job으로 번호를 지정하세요.',
  },
  jobUnnamed: {
    en: 'Which job? Name one with --job 3 or several with --job 3..7, or start this in an array job, which sets one of {variables}.',
    ko: '어느 작업인지 알 수 없습니다. --job 3 또는 --job 3..7로 지정하거나, {variables} 가운데 하나를 설정하는 배열 작업에서 시작하세요.',
  },
  jobWithoutPlan: {
    en: '--job says which job of a plan to train: name the plan with --from.',
    ko: '--job은 계획의 작업 번호입니다. --from으로 계획 파일을 지정하세요.',
  },
  jobInTrash: {
    en: 'The run {id} of job {job} was deleted in this store.',
    ko: '{job}번 작업의 {id} 실행은 이 저장 폴더에서 삭제되었습니다.',
  },
  jobRestore: {
    en: 'Move it from the folder "trash" back into the store, or name another store.',
    ko: '"trash" 폴더에서 저장 폴더로 되돌려 놓거나 다른 저장 폴더를 지정하세요.',
  },
  jobOtherRun: {
    en: 'The store has another run with the id {id} of job {job}.',
    ko: '저장 폴더에 {job}번 작업의 id {id}을(를) 쓰는 다른 실행이 있습니다.',
  },
  jobOtherStore: {
    en: 'Name another store with --store.',
    ko: '--store로 다른 저장 폴더를 지정하세요.',
  },
  jobUnderWay: {
    en: 'Job {job} is being trained already in {folder}: {reason}',
    ko: '{job}번 작업은 {folder} 폴더에서 이미 학습 중입니다: {reason}',
  },
  jobStoreBusy: {
    en: 'Job {job} cannot be trained in {folder}: {reason}',
    ko: '{job}번 작업을 {folder} 폴더에서 학습할 수 없습니다: {reason}',
  },
  jobStoreOfItsOwn: {
    en: 'Wait until it has ended, or give each job a store of its own with --store and bring the runs together with "merge".',
    ko: '끝날 때까지 기다리거나, --store로 작업마다 다른 저장 폴더를 지정한 뒤 "merge"로 실행을 모으세요.',
  },
  jobDone: {
    en: 'Job {job} is done already: "{name}" in {folder}.',
    ko: '{job}번 작업은 이미 끝났습니다: {folder} 폴더의 "{name}".',
  },
  jobCutShort: {
    en: 'Interrupted: job {job} has {epoch} of {epochs} epochs saved. The same command resumes it.',
    ko: '중단되었습니다: {job}번 작업은 {epochs}에포크 중 {epoch}에포크까지 저장되었습니다. 같은 명령으로 이어서 학습합니다.',
  },
  jobsWaiting: {
    en: '{count} jobs were not begun: {jobs}.',
    ko: '시작하지 않은 작업 {count}개: {jobs}.',
  },
  jobsCounted: {
    en: '{total} jobs: {done} done, {running} running, {failed} failed, {interrupted} broken off, {missing} missing',
    ko: '작업 {total}개: 완료 {done}, 학습 중 {running}, 실패 {failed}, 중단 {interrupted}, 없음 {missing}',
  },
  jobsSubmitAgain: {
    en: 'To be submitted again: {jobs}',
    ko: '다시 제출할 작업: {jobs}',
  },
  storesNone: {
    en: 'There is no store in {folder}.',
    ko: '{folder} 폴더에 저장 폴더가 없습니다.',
  },
  mergeNotOver: {
    en: 'It is not finished ({epoch} of {epochs} epochs).',
    ko: '아직 끝나지 않았습니다({epochs}에포크 중 {epoch}에포크).',
  },
  mergeFailed: {
    en: 'It failed: {reason}',
    ko: '실패했습니다: {reason}',
  },
  mergeDamaged: {
    en: 'It is damaged: {reason}',
    ko: '손상되었습니다: {reason}',
  },
  mergeConflict: {
    en: 'The run with the same id in {folder} has other numbers.',
    ko: '{folder} 폴더에 id는 같지만 수치가 다른 실행이 있습니다.',
  },
  mergeDamagedThere: {
    en: 'The run with the same id in {folder} is damaged: {reason}',
    ko: '{folder} 폴더에 있는 같은 id의 실행이 손상되었습니다: {reason}',
  },
  mergeNotOverThere: {
    en: 'The run with the same id in {folder} is not finished.',
    ko: '{folder} 폴더에 있는 같은 id의 실행이 아직 끝나지 않았습니다.',
  },
  mergeInTrash: {
    en: 'It was deleted in {folder}.',
    ko: '{folder} 폴더에서 삭제된 실행입니다.',
  },
  mergeLeftOut: {
    en: 'Left out: the run {id} in {folder}. {reason}',
    ko: '가져오지 않음: {folder} 폴더의 {id} 실행. {reason}',
  },
  mergeCounted: {
    en: 'Runs brought to {folder}: {merged}. There already: {known}. Left out: {leftOut}.',
    ko: '{folder} 폴더로 실행 {merged}개를 가져왔습니다. 이미 있던 실행 {known}개, 가져오지 않은 실행 {leftOut}개.',
  },
} as const;
