import { mayPass, type Failure } from '../client/failure.ts'

interface FailureNoteProps {
  readonly failure: Failure | undefined
  /** Calls again; offered where that may help. */
  readonly retry?: () => void
  /** Pointers of what is said beside a field already. */
  readonly beside?: readonly string[]
}

/** Says why something failed, aloud too. */
export function FailureNote({ failure, retry, beside = [] }: FailureNoteProps) {
  // The region is there before its text: readers announce what changes in it.
  return (
    <div role="alert">
      {failure && (
        <div className="note failure">
          <p className="note-title">{failure.title}</p>
          {failure.detail && <p>{failure.detail}</p>}
          <ul>
            {failure.issues
              .filter(({ pointer }) => !beside.includes(pointer))
              .map(({ pointer, message }) => (
                <li key={pointer + message}>
                  <code>{pointer.slice(1)}</code> {message}
                </li>
              ))}
          </ul>
          {retry && mayPass(failure) && (
            <button type="button" onClick={retry}>
              Try again
            </button>
          )}
        </div>
      )}
    </div>
  )
}
