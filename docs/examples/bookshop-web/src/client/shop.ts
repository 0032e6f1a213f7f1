import { createClient, retry, type Interceptor } from 'tenon/client'
import { here, navigate } from '../navigation/place.ts'
import { manifest } from './generated/manifest.ts'
import type { App } from './generated/types.ts'
import { session } from './session.ts'

/** Sends the session's token with every call. Once that is refused, it leads to the sign-in page, which leads back. */
const withToken: Interceptor = async (request, next) => {
  const { token } = session.get() ?? {}
  // A call may bring its own, to try whether it is one.
  if (token === undefined || request.headers.has('authorization')) return next(request)
  request.headers.set('authorization', `Bearer ${token}`)
  const response = await next(request)
  if (response.status === 401 && session.get()?.token === token) {
    session.set(null)
    navigate(`/sign-in?${new URLSearchParams({ from: here(), ended: 'true' })}`, { replace: true })
  }
  return response
}

/** The bookshop. */
export const shop = createClient<App>(manifest, {
  baseUrl: '/api',
  timeoutMs: 15_000,
  interceptors: [withToken, retry({ tries: 2 })],
})
