import { createApi, t } from 'tenon';

/** Stands in every error that the app throws, and must never leave it. */
export const secret = 'correct horse battery staple';

export const api = createApi({ info: { title: 'Behaviour', version: '1.0.0' } });
export const open = api.route.scope({ security: 'public', limits: { bodyBytes: 4096, jsonDepth: 16 } });

export const Done = t.Object({ done: t.Boolean() });
export const done = { done: true };

export const Item = t.Object({
  name: t.String({ minLength: 1, maxLength: 20 }),
  count: t.Optional(t.Integer({ minimum: 0, maximum: 100 })),
  any: t.Optional(t.Unknown()),
});
