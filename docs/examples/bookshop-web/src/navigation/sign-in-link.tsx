import type { ReactNode } from 'react'
import { Link } from './link.tsx'
import { usePlace } from './place.ts'

/** Leads to the sign-in page, and that leads back. */
export function SignInLink({ children }: { readonly children: ReactNode }) {
  const { path, search } = usePlace()
  return <Link to={`/sign-in?${new URLSearchParams({ from: path + search })}`}>{children}</Link>
}
