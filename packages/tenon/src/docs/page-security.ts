import type { DocsOptions } from './docs-options.ts';

/**
 * The headers that confine the page to the app's own origin.
 * Shape: name, value, name, value…
 */
export function securityHeaders({ connectTo = [], ui }: DocsOptions): readonly string[] {
  const more = [...Object.entries(ui?.contentSecurityPolicy ?? {}), ['connect-src', connectTo] as const];
  return Object.freeze(['content-security-policy', policyText(more), 'referrer-policy', 'same-origin']);
}

// No 'unsafe-inline' and no hash: every script and style is a file, and the standalone preset, which inserts a <style>, is not loaded.
// data: is for the icons in the style sheet, blob: for images and sound that a call answered.
const strict: readonly (readonly [directive: string, sources: readonly string[]])[] = [
  ['default-src', ["'none'"]],
  ['script-src', ["'self'"]],
  ['style-src', ["'self'"]],
  ['img-src', ["'self'", 'data:', 'blob:']],
  ['media-src', ["'self'", 'blob:']],
  ['connect-src', ["'self'"]],
  ['base-uri', ["'none'"]],
  ['form-action', ["'none'"]],
  ['frame-ancestors', ["'none'"]],
];

function policyText(more: readonly (readonly [string, readonly string[]])[]): string {
  const sourcesByDirective = new Map(strict);
  for (const [directive, sources] of more) {
    // 'none' beside another source has no effect.
    const known = (sourcesByDirective.get(directive) ?? []).filter((source) => sources.length === 0 || source !== "'none'");
    sourcesByDirective.set(directive, [...new Set([...known, ...sources])]);
  }
  return Array.from(sourcesByDirective, ([directive, sources]) => [directive, ...sources].join(' ')).join('; ');
}
