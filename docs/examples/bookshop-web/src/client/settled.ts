import type { CallOptions } from 'tenon/client'
import type { AnswerOf, DataOf, InputOf, RefusalOf, ShopCall } from './call-types.ts'
import { failureOfAnswer, failureOfError, type Failure } from './failure.ts'

/** How a call ended: with data, or with a failure. */
export interface Settled<Call extends ShopCall> {
  /** Missing when there was no answer that could be read. */
  readonly answer?: AnswerOf<Call>
  readonly data?: DataOf<Call>
  readonly failure?: Failure
  /** The answer that is the failure, with what its status says beside the problem. */
  readonly refusal?: RefusalOf<Call>
}

/** Calls, and never throws: forms and lists have a place for what went wrong. */
export async function settled<Call extends ShopCall>(call: Call, input: InputOf<Call>, options: CallOptions = {}) {
  return (await outcomeOf(call(input as never, options))) as Settled<Call> // `never` is what every call takes
}

async function outcomeOf(promise: ReturnType<ShopCall>): Promise<Settled<ShopCall>> {
  try {
    const answer = await promise
    if (answer.ok) return { answer, data: answer.data }
    return { answer, failure: failureOfAnswer(answer), refusal: answer }
  } catch (error) {
    return { failure: failureOfError(error) }
  }
}
