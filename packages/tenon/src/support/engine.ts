/** Whether JavaScriptCore runs this, as it does in Bun. */
export const isBun = globalThis.process?.versions?.['bun'] !== undefined;

/**
 * Whether `JSON.stringify` of plain objects is V8's fast one: since 13.8, which is Node 25.
 * Source: the V8 blog, "How we made JSON.stringify more than twice as fast".
 */
export const hasFastStringify = isFast();

function isFast(): boolean {
  const v8 = globalThis.process?.versions?.v8 ?? ''; // not everywhere
  const [major = 0, minor = 0] = v8.split('.').map(Number);
  return !isBun && (major > 13 || (major === 13 && minor >= 8));
}
