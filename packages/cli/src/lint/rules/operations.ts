import type { Json } from '../../document/json.ts';
import type { Rules } from '../rule.ts';
import { listOf } from '../schema-facts.ts';

/** What people and generators want to know of an operation. */
export const operations = {
  'operation-summary-missing': {
    severity: 'hint',
    summary: 'An operation has neither summary nor description',
    advice: 'say in a few words what it does: documentation pages and clients show it',
    *find({ operations: all }) {
      for (const { value, path, label } of all)
        if (value['summary'] === undefined && value['description'] === undefined) yield { path, message: `${label} has no summary` };
    },
  },
  'operation-tags-missing': {
    severity: 'hint',
    summary: 'An operation has no tag, and others have',
    advice: 'give it a tag: pages and generators group operations by the first one',
    *find({ operations: all }) {
      const tagged = all.filter(({ under, value }) => under === 'paths' && listOf(value['tags']).length > 0);
      if (tagged.length === 0) return;
      for (const { value, path, label, under } of all) if (under === 'paths' && hasNoTags(value['tags'])) yield { path, message: `${label} has no tag` };
    },
  },
  'request-body-unexpected': {
    severity: 'warning',
    summary: 'A GET, HEAD, DELETE or TRACE has a request body',
    advice: 'use parameters, or another method: clients, proxies and caches drop such a body (RFC 9110 section 9.3.1)',
    *find({ operations: all }) {
      for (const { value, path, method, label } of all)
        if (value['requestBody'] !== undefined && ['GET', 'HEAD', 'DELETE', 'TRACE'].includes(method))
          yield { path: [...path, 'requestBody'], message: `${label} has a request body` };
    },
  },
  'operation-security-undefined': {
    severity: 'hint',
    summary: 'An operation says nothing about security, and the document has security schemes',
    advice: 'state "security", an empty list where everybody may call: silence reads as "public", and as "forgotten"',
    *find({ operations: all, document, sites }) {
      if (document['security'] !== undefined || sites('SecurityScheme').length === 0) return;
      for (const { value, path, label, under } of all)
        if (under === 'paths' && value['security'] === undefined) yield { path, message: `${label} says nothing about security` };
    },
  },
} as const satisfies Rules;

function hasNoTags(tags: Json | undefined): boolean {
  return tags === undefined || (Array.isArray(tags) && tags.length === 0);
}
