/**
 * Whether an `engines` range accepts a version. Knows what engines use: `||`, comparators, `^`, `~`, `x` and spaces.
 * A range in another notation counts as refused, so that somebody looks at it.
 * @example acceptsVersion('^20.19.0 || >=22.12.0', '20.19.0') // true
 */
export function acceptsVersion(range, version) {
  const wanted = partsOf(version);
  return range.split('||').some((alternative) => comparatorsOf(alternative).every((comparator) => accepts(comparator, wanted)));
}

function comparatorsOf(alternative) {
  const words = alternative.replace(/([<>=^~]+)\s+/g, '$1').trim();
  return words === '' ? ['*'] : words.split(/\s+/);
}

function accepts(comparator, wanted) {
  const match = /^(>=|<=|>|<|=|\^|~)?v?(\d+|[x*])(?:\.(\d+|[x*]))?(?:\.(\d+|[x*]))?$/.exec(comparator);
  if (match === null) return false;
  const [, operator = '=', ...texts] = match;
  const numbers = texts.filter((text) => text !== undefined && /\d/.test(text)).map(Number);
  const order = compare(
    wanted,
    [0, 1, 2].map((index) => numbers[index] ?? 0),
  );
  const sharesFirst = (count) => numbers.slice(0, count).every((part, index) => part === wanted[index]);
  if (operator === '>=') return order >= 0;
  if (operator === '<') return order < 0;
  // A partial bound stands for all its versions: `<=20` takes 20.19.
  if (operator === '<=') return order <= 0 || sharesFirst(3);
  if (operator === '>') return order > 0 && !sharesFirst(3);
  if (operator === '=') return sharesFirst(3);
  // A caret keeps the first part that is not zero, a tilde the first two.
  const kept = operator === '~' ? 2 : numbers[0] === 0 ? 2 : 1;
  return order >= 0 && sharesFirst(kept);
}

function partsOf(version) {
  return version.split('.').map(Number);
}

function compare(left, right) {
  const index = left.findIndex((part, position) => part !== right[position]);
  return index === -1 ? 0 : left[index] - right[index];
}
