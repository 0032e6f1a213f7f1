import { RequestError, ResponseError } from 'tenon/client'
import type { ProblemIssue } from './generated/types.ts'

/** Why a call did not give what was asked for, in words for people. */
export interface Failure {
  /** The HTTP status; 0 when no answer came. */
  readonly status: number
  readonly title: string
  readonly detail?: string
  /** What is wrong with which value, by JSON pointer. */
  readonly issues: readonly Pick<ProblemIssue, 'pointer' | 'message'>[]
}

const outOfOrder = {
  title: 'The shop is out of order',
  detail: 'That is not your fault. Try again in a moment.',
  issues: [],
}

/** What a server said that did not do as asked: problem details, or whatever a server in between sent. */
export function failureOfAnswer({ status, error }: { readonly status: number; readonly error: unknown }): Failure {
  const problem = isProblem(error) ? error : {}
  const { title = `The shop answered with status ${status}`, detail, errors = [] } = problem
  if (status >= 500) return { status, ...outOfOrder }
  // The title of such a problem is the name of its status: nothing for visitors.
  if (errors.length > 0) return { status, title: 'Please check what you entered', issues: errors }
  return { status, title, issues: [], ...(detail === undefined ? {} : { detail }) }
}

/** What a call threw: there was no answer, or none that can be read. */
export function failureOfError(error: unknown): Failure {
  if (error instanceof ResponseError) return { status: 502, ...outOfOrder }
  const isLate = error instanceof RequestError && error.code === 'request.timed-out'
  const title = isLate ? 'The shop takes too long to answer' : 'The shop cannot be reached'
  return { status: 0, title, detail: 'Check your connection, then try again.', issues: [] }
}

/** What is wrong with one value; undefined when nothing is. */
export function issueAt(failure: Failure | undefined, pointer: string): string | undefined {
  return failure?.issues.find((issue) => issue.pointer === pointer)?.message
}

/** Whether the same call may do better later. */
export function mayPass({ status }: Failure): boolean {
  return status === 0 || status === 429 || status >= 500
}

interface ReceivedProblem {
  readonly title?: string
  readonly detail?: string
  readonly errors?: readonly ProblemIssue[]
}

function isProblem(error: unknown): error is ReceivedProblem {
  return typeof error === 'object' && error !== null && 'title' in error
}
