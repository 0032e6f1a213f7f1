import type { Chance } from './chance.ts';
import { formatText } from './formats.ts';
import { cities, colours, countries, currencies, firstNames, languages, lastNames, plainWords } from './vocabulary.ts';
import { wordsOf } from './words-of.ts';

type Text = (chance: Chance) => string;

const firstName: Text = (chance) => chance.pick(firstNames);
const lastName: Text = (chance) => chance.pick(lastNames);
const person: Text = (chance) => `${firstName(chance)} ${lastName(chance)}`;
const word: Text = (chance) => chance.pick(plainWords);
const code: Text = (chance) => `${word(chance).slice(0, 3).toUpperCase()}-${chance.between(100, 999)}`;
const thing: Text = (chance) => capital(`${word(chance)} ${word(chance)}`);
const title: Text = (chance) =>
  capital(chance.pick([`the ${word(chance)} ${word(chance)}`, `${word(chance)} and ${word(chance)}`, `${word(chance)} in ${chance.pick(cities)}`]));
const sentence: Text = (chance) => `${capital(Array.from({ length: chance.between(4, 9) }, () => word(chance)).join(' '))}.`;
const ofFormat =
  (format: string): Text =>
  (chance) =>
    formatText(format, chance) ?? '';

/** By the last words of a member's name, joined. */
const byWords: { readonly [words: string]: Text } = {
  ...same(firstName, 'firstname', 'givenname', 'forename'),
  ...same(lastName, 'lastname', 'familyname', 'surname'),
  ...same(person, 'fullname', 'author', 'owner', 'assignee', 'createdby', 'updatedby', 'contact', 'customer'),
  ...same((chance) => `${firstName(chance).toLowerCase()}${chance.between(1, 99)}`, 'username', 'login', 'nickname', 'handle'),
  ...same(title, 'title', 'subject', 'headline', 'heading'),
  ...same(sentence, 'description', 'summary', 'detail', 'details', 'text', 'body', 'comment', 'message', 'note', 'notes', 'content', 'bio', 'about', 'reason'),
  ...same(thing, 'name', 'label', 'company', 'brand', 'publisher', 'team', 'project', 'displayname'),
  ...same(ofFormat('email'), 'email', 'mail', 'emailaddress'),
  ...same(ofFormat('url'), 'url', 'uri', 'website', 'homepage', 'link', 'href', 'avatar', 'image', 'photo', 'thumbnail'),
  ...same(ofFormat('hostname'), 'host', 'hostname', 'domain'),
  ...same(ofFormat('ipv4'), 'ip', 'ipaddress'),
  ...same(ofFormat('date'), 'date', 'birthday', 'dob'),
  ...same(ofFormat('date-time'), 'at', 'timestamp', 'datetime', 'createdat', 'updatedat'),
  ...same(ofFormat('uuid'), 'uuid', 'guid'),
  ...same((chance) => chance.pick(cities), 'city', 'town', 'place', 'location'),
  ...same((chance) => chance.pick(countries), 'country'),
  ...same((chance) => `${chance.between(1, 120)} ${capital(word(chance))} Street`, 'street', 'address', 'addressline'),
  ...same((chance) => String(chance.between(10_000, 99_999)), 'zip', 'zipcode', 'postcode', 'postalcode'),
  ...same((chance) => `+1 202 555 01${chance.between(10, 99)}`, 'phone', 'telephone', 'mobile', 'phonenumber'),
  ...same((chance) => chance.pick(colours), 'color', 'colour'),
  ...same((chance) => chance.pick(languages), 'language', 'lang', 'locale'),
  ...same((chance) => chance.pick(currencies), 'currency', 'currencycode'),
  ...same((chance) => `${chance.between(0, 4)}.${chance.between(0, 20)}.${chance.between(0, 9)}`, 'version'),
  ...same((chance) => `978${Array.from({ length: 10 }, () => chance.below(10)).join('')}`, 'isbn'),
  ...same((chance) => `${word(chance)}-${word(chance)}`, 'slug', 'key'),
  ...same(code, 'code', 'sku', 'reference', 'number'),
  ...same((chance) => `${word(chance)}${chance.between(100, 999)}`, 'id', 'token'),
  ...same((chance) => `${word(chance)}.txt`, 'filename', 'file'),
  ...same((chance) => chance.pick(['text/plain', 'application/json', 'image/png']), 'mimetype', 'mediatype', 'contenttype'),
};

/** Owners whose `name` is a person's. */
const people = new Set([
  'author',
  'authors',
  'customer',
  'user',
  'person',
  'people',
  'employee',
  'member',
  'owner',
  'contact',
  'patient',
  'student',
  'teacher',
  'reviewer',
]);

/** A text as one of this name usually is; words where the name says nothing. */
export function usualText(name: string, owner: string, chance: Chance): string {
  const words = wordsOf(name).map((each) => each.replace(/^(.{3,})s$/, '$1'));
  const [last = '', before = ''] = words.toReversed();
  if (last === 'name' && wordsOf(owner).some((each) => people.has(each))) return person(chance);
  const known = [before + last, last].find((each) => Object.hasOwn(byWords, each));
  const make = known === undefined ? undefined : byWords[known];
  return make?.(chance) ?? word(chance);
}

function same(text: Text, ...names: readonly string[]): { readonly [name: string]: Text } {
  return Object.fromEntries(names.map((name) => [name, text]));
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
