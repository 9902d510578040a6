import { expect, test } from 'vitest';
import { trainingProblem } from '../../../main/worker/trainingProblem.ts';

test.each([
  [
    'Session fail to run with error: Out of memory while trying to allocate 204.66MiB. [[{{node PartitionedCall_51}}]] Hint: If you want to see a list of allocated tensors when OOM happens, add report_tensor_allocations_upon_oom',
    '204.66MiB',
  ],
  [
    'Session fail to run with error: OOM when allocating tensor with shape[4096,1024] and type float on /device:CPU:0 by allocator cpu',
    '',
  ],
])(
  'memory that TensorFlow could not allocate is an error that says what to do: %s',
  (message, size) => {
    const problem = trainingProblem(new Error(message));
    expect(problem).toMatchObject({ code: 'memory-exhausted', params: { size } });
    expect((problem as Error).message).toContain(size);
    expect((problem as Error).message).not.toMatch(/node|tensor/);
  },
);

test('any other error stays what it is', () => {
  const error = new Error('Room for the memory of all');
  expect(trainingProblem(error)).toBe(error);
});
