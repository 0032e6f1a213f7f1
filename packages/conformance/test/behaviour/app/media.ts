import { bytes, content, csv, form, json, representation, t, text } from 'tenon';
import { xml } from 'tenon/xml';
import { open } from './api.ts';

const Wine = t.Object(
  {
    name: t.String({ minLength: 1 }),
    year: t.Integer({ minimum: 1800 }),
    isRed: t.Optional(t.Boolean()),
    grapes: t.Default(t.Array(t.String(), { maxItems: 3 }), []),
    bottled: t.Optional(t.Date()),
  },
  { $id: 'Wine' },
);
function memberOf(line: string): [name: string, value: string] {
  const [name = '', value] = line.split('=');
  if (value === undefined) throw new SyntaxError('a line without a value');
  return [name, value];
}

/** A media type of our own: members as lines. */
const lines = representation({
  mediaType: 'application/x-lines',
  decode: (body) => Object.fromEntries(new TextDecoder().decode(body).split('\n').map(memberOf)),
  encode: (value) => Object.keys(value as object).join('\n'),
});
const wines = [
  { name: 'Rosé, "dry"', year: 1999, isRed: false, grapes: ['a', 'b'], bottled: new Date(0), secret: 'no' },
  { name: '=1+1', year: 2001, grapes: [] },
];

export const store = open({
  method: 'POST',
  path: '/wines',
  limits: { bodyBytes: 4000 },
  body: content(Wine, json(), form(), lines),
  responses: { 200: content(Wine, json(), lines) },
  handler: ({ body }) => ({ ...body, year: body.year + 1 }),
});
export const feed = open({
  method: 'POST',
  path: '/wines/xml',
  body: content(Wine, json(), xml()),
  responses: { 200: content(t.Array(Wine), json(), xml({ root: 'wines' })) },
  handler: ({ body }) => [body],
});
export const maybe = open({
  method: 'POST',
  path: '/wines/maybe',
  body: t.Optional(content(Wine, json(), form())),
  responses: { 200: content(t.String(), text()) },
  handler: ({ body }) => (body === undefined ? 'nothing' : `${body.name} ${body.bottled instanceof Date}`),
});
export const list = open({ method: 'GET', path: '/wines', responses: { 200: content(t.Array(Wine), json(), csv()) }, handler: () => wines });
export const onlyCsv = open({
  method: 'GET',
  path: '/wines.csv',
  responses: { 200: content(t.Array(Wine), csv({ separator: ';', disarmFormulas: true })) },
  handler: () => wines,
});
export const wrong = open({
  method: 'GET',
  path: '/wines/wrong',
  responses: { 200: content(Wine, json(), csv()) },
  handler: () => ({ name: 'x', year: 'old' }) as never,
});
export const echo = open({ method: 'POST', path: '/bytes', body: bytes(), responses: { 200: bytes('image/png') }, handler: ({ body }) => body.toReversed() });
export const words = open({
  method: 'PUT',
  path: '/words',
  body: content(t.String({ maxLength: 5 }), text()),
  responses: { 200: content(t.String(), text('text/markdown')) },
  handler: ({ body }) => `# ${body}`,
});

/** Whatever comes: what is wrong with it is so before any schema. */
export const anything = open({
  method: 'POST',
  path: '/anything',
  unknown: 'allow',
  body: content(t.Object({ any: t.Optional(t.Unknown()), list: t.Optional(t.Object({})) }), json(), form(), lines),
  responses: { 200: t.Object({ own: t.Array(t.String()) }) },
  handler: ({ body }) => ({ own: Object.keys(body.list ?? body) }),
});
