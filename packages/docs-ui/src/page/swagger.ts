import { operationCount, type ApiDocument } from './api-document.ts';
import { cookieNotePlugin } from './cookie-note.ts';
import { resolvePlugin } from './resolve.ts';
import { searchPlugin } from './search.ts';
import { formsPlugin } from './forms.ts';
import type { PageSettings } from './settings.ts';

// Loaded by a script of its own before this one.
declare const SwaggerUIBundle: ((settings: object) => { initOAuth(login: object): void }) & { readonly presets: { readonly apis: unknown } };

// Above it, unfolded tags take seconds to draw.
const mostUnfolded = 100;

/** Shows a document that has been loaded from `url`. */
export function showDocument(document: ApiDocument, url: string, { expand, oauth }: PageSettings): void {
  const isLarge = operationCount(document) > mostUnfolded;
  const ui = SwaggerUIBundle({
    ...fixedSettings,
    url,
    docExpansion: expansions[expand ?? (isLarge ? 'none' : 'tags')],
    defaultModelsExpandDepth: isLarge ? 0 : 1,
    oauth2RedirectUrl: new URL('oauth2-redirect.html', location.href).href,
    presets: [SwaggerUIBundle.presets.apis],
    plugins: [loadedPlugin(document, url), searchPlugin, cookieNotePlugin, resolvePlugin, formsPlugin],
  });
  ui.initOAuth({ usePkceWithAuthorizationCodeGrant: true, ...oauth });
}

const expansions = { none: 'none', tags: 'list', operations: 'full' } as const;

const fixedSettings = {
  dom_id: '#docs',
  // The standalone layout adds a box for foreign documents and an inline <style>, which the page's policy forbids.
  layout: 'BaseLayout',
  // Otherwise the page asks validator.swagger.io for a badge.
  validatorUrl: null,
  // Settings from the page's URL were a way to inject scripts: GHSA-qrmm-w75w-3wpx.
  queryConfigEnabled: false,
  deepLinking: true,
  filter: true,
  persistAuthorization: true,
};

interface SwaggerSystem {
  readonly specActions: {
    updateLoadingStatus(status: 'success'): void;
    updateUrl(url: string): void;
    updateSpec(text: string): void;
    updateJsonSpec(document: object): void;
  };
}

/** Hands over what is loaded already, and spares Swagger UI to read JSON as YAML. */
function loadedPlugin(document: ApiDocument, url: string): () => object {
  const download =
    (_: unknown, { specActions }: SwaggerSystem) =>
    () => {
      specActions.updateUrl(url);
      specActions.updateLoadingStatus('success');
      // Not empty, else there is nothing to show; the text itself is read by its editor only.
      specActions.updateSpec('{}');
    };
  const parseToJson =
    (_: unknown, { specActions }: SwaggerSystem) =>
    () =>
      specActions.updateJsonSpec(document);
  return () => ({ statePlugins: { spec: { wrapActions: { download, parseToJson } } } });
}
