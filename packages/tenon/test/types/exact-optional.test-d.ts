// What holds under exactOptionalPropertyTypes only: absent and undefined differ, as they do in JSON.
import { createClient, t, type Decoded, type Manifest, type Sent } from 'tenon';
import type { app } from 'bookshop/index';
import { accept, it } from './expect.ts';

declare const manifest: Manifest;
const shop = createClient<typeof app>(manifest, { baseUrl: '' });
const Note = t.Object({ text: t.String(), tag: t.Optional(t.String()), stars: t.Default(t.Integer(), 0) });

it('refuses undefined for what may be left out', () => {
  // @ts-expect-error absent, not undefined
  accept<Sent<typeof Note>>({ text: '', stars: undefined });
  // @ts-expect-error absent, not undefined
  accept<Decoded<typeof Note>>({ text: '', tag: undefined, stars: 0 });
  // @ts-expect-error absent, not undefined
  shop.orders.place({ body: { book: 1, quantity: undefined } });
  // @ts-expect-error a slot is left out, not undefined
  shop.books.list({ query: undefined });
});
