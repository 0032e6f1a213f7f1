/**
 * Whether `JSON.stringify` of plain objects is V8's fast one: since 13.8, which is Node 25.
 * Source: the V8 blog, "How we made JSON.stringify more than twice as fast".
 */
export const hasFastStringify = isFast();

function isFast(): boolean {
  const { v8 = '', bun } = (globalThis.process?.versions ?? {}) as { readonly v8?: string; readonly bun?: string }; // not everywhere
  const [major = 0, minor = 0] = v8.split('.').map(Number);
  return bun === undefined && (major > 13 || (major === 13 && minor >= 8));
}
