import { useId, type ComponentProps, type ReactNode } from 'react'

interface FieldProps {
  readonly label: ReactNode
  /** What the server said about the value. */
  readonly issue?: string | undefined
  readonly hint?: string | undefined
}

/** A control with its label, and below it what is wrong with its value. */
export function Field({ label, issue, hint, children }: FieldProps & { children(ties: Ties): ReactNode }) {
  const id = useId()
  const note = issue ?? hint
  const noteId = note === undefined ? undefined : `${id}-note`
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({ id, 'aria-invalid': issue !== undefined, 'aria-describedby': noteId })}
      {note !== undefined && (
        <p id={noteId} className={issue === undefined ? 'hint' : 'issue'}>
          {note}
        </p>
      )}
    </div>
  )
}

/** One line of text, or a number. */
export function InputField({ label, issue, hint, ...input }: FieldProps & ComponentProps<'input'>) {
  return (
    <Field label={label} issue={issue} hint={hint}>
      {(ties) => <input {...input} {...ties} />}
    </Field>
  )
}

interface SelectFieldProps extends FieldProps {
  readonly name: string
  readonly value: string
  /** Texts by value. */
  readonly options: Readonly<Record<string, string>>
}

/** One of several values. What is chosen by a link may be none of them, and is not lost. */
export function SelectField({ name, value, options, ...field }: SelectFieldProps) {
  const shown = value in options ? options : { ...options, [value]: value }
  return (
    <Field {...field}>
      {(ties) => (
        <select {...ties} name={name} defaultValue={value}>
          {Object.entries(shown).map(([each, text]) => (
            <option key={each} value={each}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

/** What ties a control to its label and its note. */
type Ties = Pick<ComponentProps<'input'>, 'id' | 'aria-invalid' | 'aria-describedby'>
