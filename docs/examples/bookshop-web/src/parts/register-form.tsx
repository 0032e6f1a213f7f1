import { issueAt } from '../client/failure.ts'
import { shop } from '../client/shop.ts'
import { useSubmit } from '../client/use-submit.ts'
import { InputField } from './field.tsx'
import { Form } from './form.tsx'

interface RegisterFormProps {
  enter(token: string, name: string): void
}

/** Makes a customer of the visitor. */
export function RegisterForm({ enter }: RegisterFormProps) {
  const { send, isSending, failure } = useSubmit(shop.customers.register)
  const submit = async (values: FormData) => {
    const answer = await send({ body: { name: String(values.get('name')), email: String(values.get('email')) } })
    if (answer?.ok) enter(answer.data.token, answer.data.customer.name)
  }
  return (
    <section>
      <h2>As a new customer</h2>
      <Form label="As a new customer" failure={failure} pointers={['/name', '/email']} onSubmit={submit}>
        <InputField label="Name" name="name" autoComplete="name" issue={issueAt(failure, '/name')} />
        <InputField label="Email" type="email" name="email" autoComplete="email" issue={issueAt(failure, '/email')} />
        <button disabled={isSending}>Register</button>
      </Form>
    </section>
  )
}
