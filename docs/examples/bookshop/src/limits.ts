import { rateLimit } from 'tenon/limits'
import { user } from './api.ts'

/** How often somebody may register, by address. */
export const registering = rateLimit({ name: 'registering', limit: 300, windowSeconds: 3600 })

/** How often a customer may order. */
export const ordering = rateLimit({
  name: 'ordering',
  limit: 300,
  windowSeconds: 60,
  needs: { user },
  key: (_call, { user }) => String(user.id),
})
