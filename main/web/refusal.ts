/** A request turned away before it reaches the workbench; `message` is shown as it is, so it names nothing private. */
export class Refusal extends Error {
  readonly status: number;
  readonly nextStep: string;

  constructor(status: number, message: string, nextStep: string) {
    super(message);
    this.name = 'Refusal';
    this.status = status;
    this.nextStep = nextStep;
  }
}
