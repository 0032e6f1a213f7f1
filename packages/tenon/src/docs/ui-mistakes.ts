import type { DocsUi } from '../shapes/docs.ts';
import type { Mistake } from '../shapes/mistake.ts';

/** What would break a docs page of one's own: docs.asset, docs.policy. */
export function uiMistakes({ assets, contentSecurityPolicy = {} }: DocsUi): readonly Mistake[] {
  return [...(assets instanceof URL ? folderMistakes(assets) : Object.entries(assets).flatMap(assetMistakes)), ...policyMistakes(contentSecurityPolicy)];
}

function folderMistakes(folder: URL): Mistake[] {
  if (folder.protocol === 'file:' && folder.pathname.endsWith('/')) return [];
  const advice = "Say new URL('./folder/', import.meta.url)";
  return [{ code: 'docs.asset', at: 'docs ui assets', message: `${folder.href} is not the file URL of a folder: it ends with a slash`, advice }];
}

const plainName = /^[A-Za-z0-9._~-]+(?:\/[A-Za-z0-9._~-]+)*$/;

function assetMistakes([name, place]: readonly [string, URL | string]): Mistake[] {
  const mistakes: Mistake[] = [];
  const at = 'docs ui assets';
  if (!plainName.test(name) || name.split('/').some((part) => part === '.' || part === '..')) {
    const advice = 'Use letters, digits and `.` `_` `~` `-`, and slashes between, e.g. fonts/text.woff2';
    mistakes.push({ code: 'docs.asset', at, message: `${JSON.stringify(name)} is not a plain name`, advice });
  }
  if (place instanceof URL && place.protocol !== 'file:') {
    mistakes.push({
      code: 'docs.asset',
      at,
      message: `${name} is at ${place.protocol}, not in a file`,
      advice: 'Files of the page come from this server: copy it here',
    });
  }
  return mistakes;
}

// The texts enter a header: no space, comma or semicolon, which end what they stand in.
function policyMistakes(policy: NonNullable<DocsUi['contentSecurityPolicy']>): Mistake[] {
  const wrong = Object.entries(policy).flatMap(([directive, sources]) => [
    ...(/^[a-z]+(?:-[a-z]+)*$/.test(directive) ? [] : [directive]),
    ...sources.filter((source) => !/^[\x21-\x2b\x2d-\x3a\x3c-\x7e]+$/.test(source)),
  ]);
  const advice = "Name a directive and its sources one by one, e.g. { 'style-src': [\"'unsafe-inline'\", 'blob:'] }";
  return wrong.map((text) => ({
    code: 'docs.policy',
    at: 'docs ui contentSecurityPolicy',
    message: `${JSON.stringify(text)} is not one word of a policy`,
    advice,
  }));
}
