import { parameters, add, from, list, pair, sent, type DiffPair } from './pair.ts';

/** Paths, operations and names: rules 1 to 7 and 55 to 59. */
export const operationPairs: readonly DiffPair[] = [
  pair(1, 'path removed', [{}, { '/paths/~1shelves': undefined }], ['api-path-removed-without-deprecation', 'breaking'], ['endpoint-added', 'safe']),
  pair(2, 'operation removed', [{}, { '/paths/~1books~1{id}/delete': undefined }], ['api-removed-without-deprecation', 'breaking'], ['endpoint-added', 'safe']),
  pair(
    3,
    'success status removed',
    [{}, { [`${list}/responses/206`]: undefined }],
    ['response-success-status-removed', 'breaking'],
    ['response-success-status-added', 'safe'],
  ),
  pair(
    4,
    'response media type removed',
    [{}, { [`${list}/responses/200/content/text~1csv`]: undefined }],
    ['response-media-type-removed', 'breaking'],
    ['response-media-type-added', 'safe'],
  ),
  pair(
    5,
    'request media type removed',
    [{}, { [`${add}/requestBody/content/application~1xml`]: undefined }],
    ['request-body-media-type-removed', 'breaking'],
    ['request-body-media-type-added', 'safe'],
  ),
  pair(6, 'webhook removed', [{}, { '/webhooks/bookAdded': undefined }], ['webhook-removed', 'breaking'], ['webhook-added', 'safe']),
  pair(
    7,
    'required response header removed',
    [{}, { [`${list}/responses/200/headers/X-Total`]: undefined }],
    ['required-response-header-removed', 'breaking'],
    ['response-header-added', 'safe'],
  ),
  pair(55, 'operationId changed', [{}, { [`${list}/operationId`]: 'findBooks' }], ['api-operation-id-changed', 'sdk'], ['api-operation-id-changed', 'sdk']),
  pair(
    56,
    'component renamed',
    [
      {},
      {
        '/components/schemas/Rating': undefined,
        '/components/schemas/Stars': from('/components/schemas/Rating'),
        [`${sent}/properties/rating/$ref`]: '#/components/schemas/Stars',
      },
    ],
    ['api-schema-renamed', 'sdk'],
    ['api-schema-renamed', 'sdk'],
  ),
  pair(57, 'tag changed', [{}, { [`${list}/tags`]: ['shelves'] }], ['api-tag-changed', 'sdk'], ['api-tag-changed', 'sdk']),
  pair(
    58,
    'parameter order changed',
    [{}, { [`${list}/parameters`]: [...parameters].reverse() }],
    ['request-parameter-order-changed', 'sdk'],
    ['request-parameter-order-changed', 'sdk'],
  ),
  pair(
    59,
    'inline schema became a component',
    [
      {},
      {
        '/components/schemas/Place': from(`${sent}/properties/place`),
        [`${sent}/properties/place`]: { $ref: '#/components/schemas/Place' },
      },
    ],
    ['api-schema-named', 'sdk'],
    ['api-schema-inlined', 'sdk'],
  ),
];
