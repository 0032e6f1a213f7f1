import { session } from '../client/session.ts'
import { navigate, usePlace } from '../navigation/place.ts'
import { PageTitle } from '../navigation/page-title.tsx'
import { RegisterForm } from '../parts/register-form.tsx'
import { SignInForm } from '../parts/sign-in-form.tsx'

/** Where visitors say who they are, or become customers; then it leads back to where they came from. */
export function SignInPage() {
  const asked = new URLSearchParams(usePlace().search)
  const enter = (token: string, name: string) => {
    session.set({ token, name })
    navigate(ownPath(asked.get('from')), { replace: true })
  }
  return (
    <>
      <PageTitle>Sign in</PageTitle>
      {asked.has('ended') && (
        <p role="status" className="note">
          Your session has ended. Sign in again to go on.
        </p>
      )}
      <div className="beside">
        <SignInForm enter={enter} />
        <RegisterForm enter={enter} />
      </div>
    </>
  )
}

/** A link from elsewhere must not lead elsewhere: `//example.org` is another host. */
function ownPath(from: string | null): string {
  return from !== null && /^\/(?![/\\])/.test(from) ? from : '/'
}
