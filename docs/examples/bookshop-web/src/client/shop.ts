import { createClient } from 'tenon/client'
import { here, navigate } from '../navigation/place.ts'
import { manifest } from './generated/manifest.ts'
import type { App } from './generated/types.ts'
import { session } from './session.ts'

/** The bookshop. */
export const shop = createClient<App>(manifest, {
  baseUrl: '/api',
  headers: bearerOfSession,
  fetch: async (input, init) => {
    const response = await fetch(input, init)
    if (response.status === 401 && isOfSession(new Headers(init?.headers).get('authorization'))) endSession()
    return response
  },
})

function bearerOfSession(): Record<string, string> {
  const current = session.get()
  return current === null ? {} : { authorization: `Bearer ${current.token}` }
}

/** Not for a token that somebody just tries to sign in with. */
function isOfSession(authorization: string | null): boolean {
  return authorization === `Bearer ${session.get()?.token}`
}

/** The token was revoked or has expired: to the sign-in page, and from there back to where it happened. */
function endSession(): void {
  session.set(null)
  navigate(`/sign-in?${new URLSearchParams({ from: here(), ended: 'true' })}`, { replace: true })
}
