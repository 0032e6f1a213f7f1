import { useEffect, type ReactNode } from 'react'
import { session } from '../client/session.ts'
import { here, navigate } from './place.ts'

/** Shows a page to those who are signed in; others sign in first. */
export function ForSignedIn({ children }: { readonly children: ReactNode }) {
  const isSignedIn = session.use() !== null
  useEffect(() => {
    if (!isSignedIn) navigate(`/sign-in?${new URLSearchParams({ from: here() })}`, { replace: true })
  }, [isSignedIn])
  return isSignedIn && children
}
