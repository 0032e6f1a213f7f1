import { Problem, response, t } from 'tenon'
import { notFound, withIdOf } from '../answers.ts'
import { signedIn } from '../api.ts'
import { byId } from '../schemas/fields.ts'
import { IssuedToken, NewToken, Token } from '../schemas/token.ts'
import { issueToken, listTokens, revokeToken } from '../store/tokens.ts'

const tokens = signedIn.scope({ prefix: '/tokens', tags: ['tokens'] })

export const list = tokens({
  method: 'GET',
  summary: 'List your tokens, oldest first',
  responses: { 200: t.Array(Token) },
  handler: (_request, { db, user }) => listTokens(db, user.id),
})

export const issue = tokens({
  method: 'POST',
  summary: 'Issue a token',
  description: 'Its secret is not shown again: keep it.',
  body: NewToken,
  responses: {
    201: response({ body: IssuedToken, links: { tokensRevoke: withIdOf('$response.body#/id', 'tokensRevoke') } }),
    409: response({ body: Problem, description: 'Its end is past, or too far ahead' }),
  },
  handler: ({ body, reply }, { db, user }) =>
    mayExpireAt(body.expiresAt)
      ? issueToken(db, user.id, body)
      : reply(409, { title: 'A token expires in the future, within ten years' }),
})

export const revoke = tokens({
  method: 'DELETE',
  path: '/{id}',
  summary: 'End a token at once',
  description: 'Any but the one you call with: there is no other way to sign in.',
  params: byId,
  responses: {
    204: null,
    404: notFound('token of yours'),
    409: response({ body: Problem, description: 'You are calling with it' }),
  },
  handler: async ({ params, reply }, { db, token, user }) => {
    if (params.id === token.id)
      return reply(409, { title: 'You are calling with this token', detail: 'End it with another.' })
    const revoked = await revokeToken(db, { id: params.id, customerId: user.id })
    return revoked ? reply(204) : reply(404, { title: 'No such token of yours' })
  },
})

const tenYearsMs = 10 * 365 * 86_400_000

function mayExpireAt(time: Date | undefined): boolean {
  const remainingMs = time === undefined ? tenYearsMs : time.getTime() - Date.now()
  return remainingMs > 0 && remainingMs <= tenYearsMs
}
