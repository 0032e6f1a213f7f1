const isTerminal = process.stdout.isTTY === true && process.env.NO_COLOR === undefined;

const paint = (code) => (text) => (isTerminal ? `\u001b[${code}m${text}\u001b[0m` : text);

/** Colours in a terminal, plain text in a pipe. */
export const colour = { green: paint(32), red: paint(31), yellow: paint(33), dim: paint(2), bold: paint(1) };

/** One line of progress. */
export function say(text) {
  process.stdout.write(`${text}\n`);
}

/** A failure with what to do about it, and the end of the process. */
export function fail(message, advice = []) {
  process.stderr.write(`${colour.red('✗')} ${message}\n`);
  for (const line of advice) process.stderr.write(`  → ${line}\n`);
  process.exit(1);
}

/** Milliseconds as people say them: `0.4 s`, `2 min 5 s`. */
export function durationText(ms) {
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`;
}
