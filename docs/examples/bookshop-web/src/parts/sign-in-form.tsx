import { shop } from '../client/shop.ts'
import { useSubmit } from '../client/use-submit.ts'
import { InputField } from './field.tsx'
import { Form } from './form.tsx'

const forDemonstration = {
  'bookshop-demo-customer-token': 'Carla, a customer',
  'bookshop-demo-reader-token': 'Rafael, another',
}

interface SignInFormProps {
  enter(token: string, name: string): void
}

/** Asks for a token, and the shop whose it is. */
export function SignInForm({ enter }: SignInFormProps) {
  const { send, isSending, failure } = useSubmit(withToken)
  const submit = async (token: string) => {
    const answer = await send({ token })
    if (answer?.ok) enter(token, answer.data.name)
  }
  const isRefused = failure?.status === 401
  return (
    <section>
      <h2>With a token</h2>
      <Form
        label="With a token"
        failure={isRefused ? undefined : failure}
        pointers={[]}
        onSubmit={(values) => submit(String(values.get('token')).trim())}
      >
        <InputField
          label="Token"
          type="password"
          name="token"
          autoComplete="current-password"
          issue={isRefused ? (failure.detail ?? failure.title) : undefined}
        />
        <button disabled={isSending}>Sign in</button>
      </Form>
      <p>To look around, come in as</p>
      {Object.entries(forDemonstration).map(([token, whose]) => (
        <button key={token} type="button" className="quiet" disabled={isSending} onClick={() => submit(token)}>
          {whose}
        </button>
      ))}
    </section>
  )
}

/** Asks with a token that is not that of the session yet. */
function withToken({ token }: { readonly token: string }) {
  return shop.customers.me({}, { headers: { authorization: `Bearer ${token}` } })
}
