import { describe, expect, test } from 'vitest';
import { selectedJobs } from '../../../main/cli/options/selectedJobs.ts';

describe('the jobs that --job names', () => {
  test('are one for a number', () => {
    expect(selectedJobs('7', {})).toEqual([7]);
  });

  test('are all of a range, both ends too', () => {
    expect(selectedJobs('10..13', {})).toEqual([10, 11, 12, 13]);
    expect(selectedJobs('3..3', {})).toEqual([3]);
  });

  test('come before what the scheduler says', () => {
    expect(selectedJobs('7', { SLURM_ARRAY_TASK_ID: '2' })).toEqual([7]);
  });

  test.each(['', '-1', '1.5', '1-3', '1..', '..3', '1..2..3', '1e3', 'all', ' 3'])(
    'cannot be %j',
    (text) => {
      expect(() => selectedJobs(text, {})).toThrow('is neither a job nor a range of jobs');
    },
  );

  test('cannot be an empty range', () => {
    expect(() => selectedJobs('5..4', {})).toThrow('The range of jobs 5..4 is empty');
  });
});

describe('without --job', () => {
  test.each([
    'SLURM_ARRAY_TASK_ID',
    'JOB_COMPLETION_INDEX',
    'AWS_BATCH_JOB_ARRAY_INDEX',
    'PBS_ARRAY_INDEX',
    'SGE_TASK_ID',
  ])('the job is what %s says', (variable) => {
    expect(selectedJobs(undefined, { [variable]: '12' })).toEqual([12]);
    expect(() => selectedJobs(undefined, { [variable]: 'four' })).toThrow(
      `The variable ${variable} has the value four`,
    );
  });

  test('a variable that is empty, or that Grid Engine sets outside of arrays, says nothing', () => {
    const others = { SGE_TASK_ID: 'undefined', SLURM_ARRAY_TASK_ID: '' };
    expect(selectedJobs(undefined, { ...others, PBS_ARRAY_INDEX: '4' })).toEqual([4]);
    expect(() => selectedJobs(undefined, others)).toThrow('Which job?');
  });

  test('two variables may agree but not differ', () => {
    const slurm = { SLURM_ARRAY_TASK_ID: '4' };
    expect(selectedJobs(undefined, { ...slurm, SGE_TASK_ID: '4' })).toEqual([4]);
    expect(() => selectedJobs(undefined, { ...slurm, SGE_TASK_ID: '5' })).toThrow(
      'SLURM_ARRAY_TASK_ID, SGE_TASK_ID name different jobs',
    );
  });
});
