import { t } from 'tenon'
import { id, line } from './fields.ts'

const members = {
  id,
  name: line({ maxLength: 100, description: 'What it is for', examples: ['laptop'] }),
  prefix: t.String({ description: 'The first letters of the secret, to tell tokens apart', examples: ['bks_7Xq2'] }),
  createdAt: t.Date(),
  lastUsedAt: t.Union([t.Date(), t.Null()], { description: 'To the minute; null when it was never used' }),
  expiresAt: t.Union([t.Date(), t.Null()], { description: 'Null when it lasts until it is revoked' }),
}

export const Token = t.Object(members, { $id: 'Token', description: 'A bearer token, without its secret' })

export const IssuedToken = t.Object(
  { ...members, secret: t.String({ description: 'What to send as bearer token; it is shown only now' }) },
  { $id: 'IssuedToken' },
)

export const NewToken = t.Object(
  { name: members.name, expiresAt: t.Optional(t.Date({ description: 'Left out: lasts until it is revoked' })) },
  { $id: 'NewToken' },
)
