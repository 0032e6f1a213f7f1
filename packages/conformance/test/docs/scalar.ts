import type { DocsUi } from 'tenon';

export const scalar: DocsUi = {
  html: ({ title, documents }) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${asText(title)}</title>
<link rel="icon" href="data:,">
<div id="docs"></div>
<script type="application/json" id="documents">${asJson(documents)}</script>
<script src="scalar.js"></script>
<script src="start.js"></script>
</html>`,
  assets: {
    'scalar.js': new URL('../../node_modules/@scalar/api-reference/dist/browser/standalone.js', import.meta.url),
    'start.js': `
      const documents = JSON.parse(document.querySelector('#documents').textContent);
      Scalar.createApiReference('#docs', {
        sources: documents.map(({ name, url }) => ({ title: name, url: new URL(url, location.href).href })),
        withDefaultFonts: false, // from another host
        telemetry: false,
        hideClientButton: true, // leads to another host
        agent: { disabled: true },
        mcp: { disabled: true },
        showDeveloperTools: 'never',
      })`,
  },
  contentSecurityPolicy: { 'style-src': ["'unsafe-inline'"] }, // it writes its style into the page
};

const asText = (text: string) => text.replace(/[&<]/g, (character) => `&#${character.charCodeAt(0)};`);
const asJson = (value: unknown) => JSON.stringify(value).replaceAll('<', String.raw`\u003c`);
