/**
 * Sends many requests of one kind (a slider being dragged): one at a time, and of those that come
 * meanwhile only the last. So answers come in order, and the last one stays.
 */
export function lastOfMany<Question, Answer>(
  ask: (question: Question) => Promise<Answer>,
  keep: (answer: Answer, question: Question) => void,
  fail: (error: unknown, question: Question) => void,
): (question: Question) => void {
  let isOut = false;
  let next: { question: Question } | null = null;

  async function askNext(): Promise<void> {
    isOut = true;
    while (next !== null) {
      const { question } = next;
      next = null;
      try {
        keep(await ask(question), question);
      } catch (error) {
        fail(error, question);
      }
    }
    isOut = false;
  }

  return (question) => {
    next = { question };
    if (!isOut) void askNext();
  };
}
