import type { Chance } from './chance.ts';
import { firstNames, plainWords } from './vocabulary.ts';

const dayMs = 86_400_000;
/** Fixed, so that the same seed gives the same text on every day. */
const firstDayMs = Date.UTC(2020, 0, 1);
const days = 2_190;

/** Texts of a format. Domains and addresses are those that RFC 2606, 5737 and 3849 keep for examples. */
const byFormat: { readonly [format: string]: (chance: Chance) => string } = {
  'date-time': (chance) => momentOf(chance).toISOString().replace('.000', ''),
  date: (chance) => momentOf(chance).toISOString().slice(0, 10),
  time: (chance) => momentOf(chance).toISOString().slice(11).replace('.000', ''),
  duration: (chance) => chance.pick([`P${chance.between(1, 28)}D`, `PT${chance.between(1, 23)}H`, `PT${chance.between(1, 59)}M`]),
  email: emailOf,
  'idn-email': emailOf,
  hostname: hostOf,
  'idn-hostname': hostOf,
  ipv4: (chance) => `192.0.2.${chance.between(1, 254)}`,
  ipv6: (chance) => `2001:db8::${chance.between(1, 0xff_ff).toString(16)}`,
  uri: uriOf,
  url: uriOf,
  iri: uriOf,
  'uri-reference': (chance) => `/${pathOf(chance)}`,
  'iri-reference': (chance) => `/${pathOf(chance)}`,
  'uri-template': (chance) => `https://${hostOf(chance)}/${chance.pick(plainWords)}/{id}`,
  uuid: uuidOf,
  byte: (chance) => Buffer.from(`${chance.pick(plainWords)} ${chance.pick(plainWords)}`).toString('base64'),
  base64url: (chance) => Buffer.from(`${chance.pick(plainWords)} ${chance.pick(plainWords)}`).toString('base64url'),
  password: (chance) => `${chance.pick(plainWords)}-${chance.pick(plainWords)}-${chance.between(10, 99)}`,
  'json-pointer': (chance) => `/${pathOf(chance)}`,
  'relative-json-pointer': (chance) => `${chance.between(0, 3)}/${chance.pick(plainWords)}`,
  regex: (chance) => `^${chance.pick(plainWords)}$`,
  decimal: (chance) => `${chance.between(0, 400)}.${chance.between(10, 99)}`,
};

/** A text of a format; null for formats that mean nothing here. */
export function formatText(format: string, chance: Chance): string | null {
  return Object.hasOwn(byFormat, format) ? (byFormat[format]?.(chance) ?? null) : null;
}

function momentOf(chance: Chance): Date {
  return new Date(firstDayMs + chance.below(days) * dayMs + chance.below(86_400) * 1_000);
}

function emailOf(chance: Chance): string {
  return `${chance.pick(firstNames).toLowerCase()}${chance.between(1, 99)}@${chance.pick(['example.com', 'example.org', 'example.net'])}`;
}

function hostOf(chance: Chance): string {
  return `${chance.pick(plainWords)}.example.${chance.pick(['com', 'org', 'net'])}`;
}

function uriOf(chance: Chance): string {
  return `https://${hostOf(chance)}/${pathOf(chance)}`;
}

function pathOf(chance: Chance): string {
  return `${chance.pick(plainWords)}/${chance.between(1, 999)}`;
}

/** Version 4. Source: RFC 9562 section 5.4. */
function uuidOf(chance: Chance): string {
  const digits = (count: number): string => Array.from({ length: count }, () => chance.below(16).toString(16)).join('');
  return `${digits(8)}-${digits(4)}-4${digits(3)}-${chance.pick(['8', '9', 'a', 'b'])}${digits(3)}-${digits(12)}`;
}
