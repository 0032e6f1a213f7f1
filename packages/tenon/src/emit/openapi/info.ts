import type { Info } from '../../shapes/documentation.ts';
import type { Dialect } from './dialect.ts';
import { lines, present, type JsonObject } from './json.ts';

/** The Info Object. Before 3.1 there is no summary: it opens the description. */
export function infoOf({ title, version, summary, description, termsOfService, contact, license, ...extensions }: Info, { has }: Dialect): JsonObject {
  const both = [summary, description].filter((text) => text !== undefined).join('\n\n');
  return present({
    title,
    summary: has.webhooks ? lines(summary) : undefined,
    description: has.webhooks ? lines(description) : both === '' ? undefined : lines(both),
    termsOfService,
    contact: contact && present({ name: contact.name, url: contact.url, email: contact.email }),
    license: license && licenseOf(license, has.webhooks),
    version,
    ...extensions,
  });
}

/** An identifier is of SPDX; before 3.1 the page that it has there stands for it. A URL beside it is not allowed. */
function licenseOf({ name, identifier, url }: NonNullable<Info['license']>, hasIdentifier: boolean): JsonObject {
  if (identifier === undefined) return present({ name, url });
  return hasIdentifier ? { name, identifier } : { name, url: url ?? `https://spdx.org/licenses/${encodeURIComponent(identifier)}.html` };
}
