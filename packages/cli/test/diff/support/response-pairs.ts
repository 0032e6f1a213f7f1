import { member, pair, received, receivedMember, text, without, type DiffPair } from './pair.ts';

/** What callers receive: rules 37 to 42, 49 and 50; the bounds of 43 to 48 stand beside those of 24 to 29. */
export const responsePairs: readonly DiffPair[] = [
  pair(
    37,
    'required response property removed',
    [{}, { [`${received}/properties/pages`]: undefined, [`${received}/required`]: without(['pages'], `${received}/required`) }],
    ['response-required-property-removed', 'breaking'],
    ['response-required-property-added', 'safe'],
  ),
  pair(
    38,
    'response property became optional',
    [{}, { [`${received}/required`]: without(['pages'], `${received}/required`) }],
    receivedMember('became-optional', 'breaking'),
    receivedMember('became-required', 'safe'),
  ),
  pair(
    39,
    'response property became nullable',
    member(received, 'subtitle', text, { type: ['string', 'null'] }),
    receivedMember('became-nullable', 'breaking'),
    receivedMember('became-not-nullable', 'safe'),
  ),
  pair(
    40,
    'response type widened',
    member(received, 'subtitle', text, { type: ['string', 'integer'] }),
    receivedMember('type-generalized', 'breaking'),
    receivedMember('type-specialized', 'safe'),
  ),
  pair(
    41,
    'anyOf member added to a response',
    [{}, { [`${received}/properties/medium/anyOf/2`]: { $ref: '#/components/schemas/Film' } }],
    receivedMember('any-of-added', 'breaking'),
    receivedMember('any-of-removed', 'safe'),
  ),
  pair(
    42,
    'response property became writeOnly',
    member(received, 'id', { type: 'integer' }, { type: 'integer', writeOnly: true }),
    ['response-required-property-became-write-only', 'breaking'],
    ['response-required-property-became-not-write-only', 'safe'],
  ),
  pair(
    49,
    'enum value added to a response',
    member(received, 'format', { ...text, enum: ['paper'] }, { ...text, enum: ['paper', 'audio'] }),
    receivedMember('enum-value-added', 'warning'),
    receivedMember('enum-value-removed', 'safe'),
  ),
  pair(
    50,
    'optional response property removed',
    [{}, { [`${received}/properties/subtitle`]: undefined }],
    ['response-optional-property-removed', 'warning'],
    ['response-optional-property-added', 'safe'],
  ),
];
