/** Results as text: a line for each list of rounds, so that two runs can be compared line by line. */
export function printed(results) {
  return `${lines(rounded(results), '')}\n`;
}

// More digits than the clock has would be noise in every difference of two files.
function rounded(value) {
  if (typeof value === 'number') return Number(value.toPrecision(5));
  if (Array.isArray(value)) return value.map(rounded);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, rounded(member)]));
}

function lines(value, indent) {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return JSON.stringify(value);
  const deeper = `${indent}  `;
  const members = Object.entries(value).map(([name, member]) => `${deeper}${JSON.stringify(name)}: ${lines(member, deeper)}`);
  return members.length === 0 ? '{}' : `{\n${members.join(',\n')}\n${indent}}`;
}
