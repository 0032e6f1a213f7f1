import type { DocsOptions } from './docs-options.ts';

/**
 * The script that starts Swagger UI on the page.
 * All of its URLs are relative to the page, so that it works behind a proxy that strips a prefix.
 */
export function initScript({ path = '/docs', documentPath = '/openapi.json' }: DocsOptions): string {
  const settings = { url: relativeUrl(path, documentPath), ...fixedSettings };
  return `'use strict';
(() => {
  const settings = ${scriptJson(settings)};
  const urlOf = (relative) => new URL(relative, location.href).href;
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const paint = () => document.documentElement.classList.toggle('dark-mode', dark.matches);
  dark.addEventListener('change', paint);
  paint();
  SwaggerUIBundle({
    ...settings,
    url: urlOf(settings.url),
    oauth2RedirectUrl: urlOf('oauth2-redirect.html'),
    presets: [SwaggerUIBundle.presets.apis],
  });
})();
`;
}

const fixedSettings = {
  dom_id: '#docs',
  // The standalone layout adds a box for foreign documents and an inline <style>, which the page's policy forbids.
  layout: 'BaseLayout',
  // Otherwise the page asks validator.swagger.io for a badge.
  validatorUrl: null,
  // Settings from the page's URL were a way to inject scripts: GHSA-qrmm-w75w-3wpx.
  queryConfigEnabled: false,
  deepLinking: true,
  displayOperationId: false,
  docExpansion: 'list',
  filter: true,
  persistAuthorization: true,
  tryItOutEnabled: false,
};

function relativeUrl(pagePath: string, target: string): string {
  return '../'.repeat(pagePath.split('/').length - 1) + target.slice(1);
}

function scriptJson(value: unknown): string {
  return JSON.stringify(value).replace(/[<\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
