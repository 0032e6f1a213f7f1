/** A table of Markdown; the first column reads to the left, the others to the right. */
export function table(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, index) => (index === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n');
}

/** `0.62 (0.60–0.65)`: a value and its interval. */
export function intervalText({ value, low, high }, digits = 2) {
  return `${value.toFixed(digits)} (${low.toFixed(digits)}–${high.toFixed(digits)})`;
}

export const whole = (number) => Math.round(number).toLocaleString('en');

export const megabytes = (bytes) => `${(bytes / 1e6).toFixed(0)} MB`;
