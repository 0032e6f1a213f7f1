/** A line of a page that stands for any lines. */
const anything = '…';

/** Whether a page shows what was printed. JSON may be laid out for readers, and a line `…` stands for any lines. */
export function isShown(shown: string, printed: string): boolean {
  const [left, right] = [tidy(shown), tidy(printed)];
  return left === right || isSameJson(left, right) || fits(left.split('\n'), right.split('\n'));
}

function tidy(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replace(/[ \t]+$/gm, '')
    .trim();
}

function isSameJson(left: string, right: string): boolean {
  const [a, b] = [compact(left), compact(right)];
  return a !== null && a === b;
}

/** The order of members counts: it is what readers would see. */
function compact(text: string): string | null {
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return null;
  }
}

function fits([line, ...shown]: readonly string[], printed: readonly string[]): boolean {
  if (line === undefined) return printed.length === 0;
  if (line.trim() === anything) return Array.from({ length: printed.length + 1 }, (_, skipped) => printed.slice(skipped)).some((rest) => fits(shown, rest));
  const [first, ...rest] = printed;
  // The body after a head may be laid out, too.
  if (line.startsWith('{') && isSameJson([line, ...shown].join('\n'), printed.join('\n'))) return true;
  return first === line && fits(shown, rest);
}

/** A printed text as a page shows it: long JSON in several lines, and `…` where the page had it and the lines above still hold. */
export function laidOut(printed: string, shown = ''): string {
  const text = shortened(tidy(printed), tidy(shown).split('\n'));
  if (compact(text) !== null) return layout(JSON.parse(text), '', 100);
  const [head, body] = text.split(/\n\n(?=\{)/);
  return body !== undefined && compact(body) !== null ? `${head}\n\n${layout(JSON.parse(body), '', 100)}` : text;
}

/** Leaves out what `…` stood for: the lines up to the next empty one. */
function shortened(text: string, shown: readonly string[]): string {
  const at = shown.findIndex((line) => line.trim() === anything);
  const lines = text.split('\n');
  if (at === -1 || shown.slice(0, at).some((line, index) => line !== lines[index])) return text;
  const end = lines.indexOf('', at);
  return [...lines.slice(0, at), anything, ...(end === -1 ? [] : lines.slice(end))].join('\n');
}

function layout(value: unknown, indent: string, width: number): string {
  const line = JSON.stringify(value);
  if (line.length + indent.length <= width || typeof value !== 'object' || value === null) return spaced(value);
  const inner = `${indent}  `;
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  const members = Array.isArray(value)
    ? value.map((item) => layout(item, inner, width))
    : Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}: ${layout(member, inner, width)}`);
  return `${open}\n${members.map((member) => inner + member).join(',\n')}\n${indent}${close}`;
}

/** One line, with spaces as people write them. */
function spaced(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(spaced).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}: ${spaced(member)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}
