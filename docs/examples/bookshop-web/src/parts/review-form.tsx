import { issueAt } from '../client/failure.ts'
import { shop } from '../client/shop.ts'
import { useSubmit } from '../client/use-submit.ts'
import { Field, SelectField } from './field.tsx'
import { Form } from './form.tsx'

const ratings = { '': 'Choose', 5: '5, the best', 4: '4', 3: '3', 2: '2', 1: '1' }

interface ReviewFormProps {
  readonly bookId: number
  written(): void
}

/** What the visitor thinks of a book. */
export function ReviewForm({ bookId, written }: ReviewFormProps) {
  const { send, isSending, failure } = useSubmit(shop.reviews.create)
  const submit = async (values: FormData) => {
    const body = { rating: Number(values.get('rating')), text: String(values.get('text')) }
    const answer = await send({ params: { id: bookId }, body })
    if (answer?.ok) written()
  }
  return (
    <Form label="Your review" failure={failure} pointers={['/rating', '/text']} onSubmit={submit}>
      <h3>Your review</h3>
      <SelectField label="Rating" name="rating" value="" options={ratings} issue={issueAt(failure, '/rating')} />
      <Field label="What you think" issue={issueAt(failure, '/text')}>
        {(ties) => <textarea {...ties} name="text" rows={4} />}
      </Field>
      <button disabled={isSending}>Send</button>
    </Form>
  )
}
