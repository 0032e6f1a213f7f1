import { useEffect, useRef, type ReactNode } from 'react'
import type { Failure } from '../client/failure.ts'
import { FailureNote } from './failure-note.tsx'

interface FormProps {
  readonly failure: Failure | undefined
  /** Pointers of the values that the form shows issues of itself. */
  readonly pointers: readonly string[]
  readonly label: string
  onSubmit(values: FormData): void
  readonly children: ReactNode
}

/** A form that the server judges: what was wrong is shown, and the first wrong field gets the focus. */
export function Form({ failure, pointers, label, onSubmit, children }: FormProps) {
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (failure) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [failure])
  const submit = (event: React.SyntheticEvent) => {
    event.preventDefault()
    if (form.current) onSubmit(new FormData(form.current))
  }
  // `noValidate`: the rules stand in the API's schemas, and nowhere twice.
  return (
    <form ref={form} noValidate aria-label={label} onSubmit={submit}>
      <FailureNote failure={failure} beside={pointers} />
      {children}
    </form>
  )
}
