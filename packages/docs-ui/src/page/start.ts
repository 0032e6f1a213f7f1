import { loadDocument } from './api-document.ts';
import { chosenDocument, type PageSettings } from './settings.ts';
import { showDocument } from './swagger.ts';
import { followTheme } from './theme.ts';

const settings = JSON.parse(document.querySelector('#docs-settings')?.textContent ?? '') as PageSettings; // written by the same server

followTheme(settings.theme);
await show();

async function show(): Promise<void> {
  const chosen = chosenDocument(settings.documents, location.search);
  if (chosen === undefined) return;
  markChosen(chosen.name);
  const url = new URL(chosen.url, location.href).href;
  try {
    showDocument(await loadDocument(url), url, settings);
  } catch (error) {
    showFailure(url, error instanceof Error ? error.message : String(error));
  }
}

function markChosen(name: string): void {
  for (const link of document.querySelectorAll('.docs-documents a')) {
    if (link.textContent === name) link.setAttribute('aria-current', 'page');
  }
}

function showFailure(url: string, reason: string): void {
  const link = Object.assign(document.createElement('a'), { href: url, textContent: url });
  const title = Object.assign(document.createElement('h1'), { textContent: 'The document could not be loaded' });
  const text = Object.assign(document.createElement('p'), { textContent: reason });
  const box = Object.assign(document.createElement('div'), { className: 'docs-message', role: 'alert' });
  box.append(title, text, link);
  document.querySelector('#docs')?.replaceChildren(box);
}
