import type { DocsOptions } from './docs-options.ts';

/**
 * The headers that confine the page to the app's own origin.
 * Shape: name, value, name, value…
 */
export function securityHeaders({ connectTo = [] }: DocsOptions): readonly string[] {
  return Object.freeze(['content-security-policy', contentSecurityPolicy(connectTo), 'referrer-policy', 'same-origin']);
}

// No 'unsafe-inline' and no hash: every script and style is a file, and the standalone preset, which inserts a <style>, is not loaded.
// data: is for the icons in the style sheet, blob: for images and sound that a call answered.
function contentSecurityPolicy(connectTo: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    ["connect-src 'self'", ...connectTo].join(' '),
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
