/** A command that cannot do what it was asked: the message is all that is shown. */
export class Failure extends Error {
  override readonly name = 'Failure';
  /** 1: it was tried. 2: the command line is wrong. */
  readonly exitCode: 1 | 2;

  constructor(message: string, exitCode: 1 | 2 = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}
