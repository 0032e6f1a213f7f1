type Paint = (text: string) => string;

/** Where a command writes. */
export interface Terminal {
  /** The result, on stdout, with nothing else. */
  print(text: string): void;
  /** Calls back when all that was printed has left. */
  flushed(then: () => void): void;
  /** What somebody must read, also in a pipe: stderr. */
  tell(text: string): void;
  /** What only a person wants to read: stderr, in a terminal only. */
  remark(text: string): void;
  readonly red: Paint;
  readonly green: Paint;
  readonly yellow: Paint;
  readonly dim: Paint;
  readonly bold: Paint;
}

const isPerson = process.stderr.isTTY === true;
// https://no-color.org: any text but the empty one.
const isColoured = isPerson && (process.env['NO_COLOR'] ?? '') === '';

// Kept: while an app is loaded, stdout leads to stderr.
const writeOut = process.stdout.write.bind(process.stdout);

function paint(code: number): Paint {
  return (text) => (isColoured ? `\u001b[${code}m${text}\u001b[0m` : text);
}

/** The terminal of this process. */
export const terminal: Terminal = {
  print: (text) => void writeOut(text),
  flushed: (then) => void writeOut('', then),
  tell: (text) => void process.stderr.write(`${text}\n`),
  remark: (text) => void (isPerson && process.stderr.write(`${text}\n`)),
  red: paint(31),
  green: paint(32),
  yellow: paint(33),
  dim: paint(2),
  bold: paint(1),
};

/** Leads what an app's own code writes to stdout to stderr, so that stdout holds the result of the command and nothing else. */
export function keepStdoutForResult(): void {
  process.stdout.write = process.stderr.write.bind(process.stderr) as typeof process.stdout.write; // the same overloads
}
