import { anyOf, apiKey, bearer, createApi, plugin, Problem, type Around } from 'tenon'
import { dbOptionsOf, openDb } from './db/open.ts'
import { tokenBySecret } from './store/tokens.ts'

const db = plugin({
  name: 'db',
  start: () => openDb(dbOptionsOf(process.env)),
  stop: (opened) => opened.close(),
})

/** What every route of the shop can rely on. */
export const api = createApi({
  info: {
    title: 'Bookshop',
    version: '1.0.0',
    license: { name: 'MIT', identifier: 'MIT' },
    contact: { name: 'The bookshop', email: 'api@bookshop.example' },
    description: [
      'Search the shelves, review what you have read, and order.',
      'Everyone may look around. To do more, register, or sign in with one of the demonstration tokens: `bookshop-demo-customer-token`, `bookshop-demo-staff-token`.',
    ].join('\n\n'),
  },
  tags: [
    { name: 'books', description: 'The shelves' },
    { name: 'authors', description: 'Who wrote what stands there' },
    { name: 'reviews', description: 'What customers think of a book, once per book' },
    { name: 'customers', description: 'Everyone who can sign in' },
    { name: 'tokens', description: 'How they sign in' },
    { name: 'orders', description: 'What they ordered, from placed to shipped' },
  ],
  limits: { bodyBytes: 100_000, timeoutMs: 10_000 },
  plugins: { db },
})

/** The token that came with the call. */
export const token = api.dependency({
  description: 'A token, as bearer or as API key',
  security: anyOf(bearer(), apiKey({ in: 'header', name: 'x-api-key' })),
  responses: { 401: Problem },
  provide: async ({ credentials, reply }, { db }) =>
    (await tokenBySecret(db, credentials)) ??
    reply(401, { title: 'Sign in first', detail: 'This token is unknown, revoked or expired.' }),
})

/** Who calls. */
export const user = api.dependency({ needs: { token }, provide: (_request, { token }) => token.customer })

/** Who calls, when they work here. */
export const staff = api.dependency({
  needs: { user },
  responses: { 403: Problem },
  provide: ({ reply }, { user }) => (user.role === 'staff' ? user : reply(403, { title: 'For staff only' })),
})

/** Tells the caller how long the handler took; browsers show it among their developer tools. */
const timed: Around = async (_call, next) => {
  const started = performance.now()
  const answer = await next()
  answer.headers.set('server-timing', `handler;dur=${(performance.now() - started).toFixed(1)}`)
  return answer
}

const route = api.route.scope({ around: timed })

/** Routes for everyone. */
export const open = route.scope({ security: 'public' })

/** Routes whose handlers know the `user`, and the `token` that came with the call. */
export const signedIn = route.with({ token, user })

/** Routes for those who work here. */
export const staffOnly = signedIn.with({ staff })
