import { RequestError, ResponseError } from 'tenon/client'
import { describe, expect, it } from 'vitest'
import { failureOfAnswer, failureOfError, issueAt, mayPass } from './failure.ts'

const issue = { location: 'body', pointer: '/email', code: 'format', message: 'must be a valid email' }

describe('a failure', () => {
  it.each([
    ['a problem', 409, { title: 'Out of stock', detail: 'Book 1 has 2 left.' }, 'Out of stock', false],
    ['a validation', 422, { title: 'Unprocessable Content', errors: [issue] }, 'Please check what you entered', false],
    ['a limit', 429, { title: 'Too many requests' }, 'Too many requests', true],
    ['a bug', 500, { title: 'Internal Server Error' }, 'The shop is out of order', true],
    ['a gateway', 502, '<h1>Bad gateway</h1>', 'The shop is out of order', true],
    ['a stranger', 418, undefined, 'The shop answered with status 418', false],
    ['another stranger', 400, null, 'The shop answered with status 400', false],
  ])('of %s says what visitors can use', (_, status, error, title, isPassing) => {
    const failure = failureOfAnswer({ status, error })
    expect([failure.status, failure.title, mayPass(failure)]).toEqual([status, title, isPassing])
  })

  it('keeps what a problem says in detail', () => {
    expect(failureOfAnswer({ status: 404, error: { title: 'Gone', detail: 'Sold.' } })).toMatchObject({
      detail: 'Sold.',
    })
  })

  it('finds what is wrong with one value', () => {
    const failure = failureOfAnswer({ status: 422, error: { title: 'Unprocessable Content', errors: [issue] } })
    expect(issueAt(failure, '/email')).toBe('must be a valid email')
    expect(issueAt(failure, '/name')).toBeUndefined()
    expect(issueAt(undefined, '/email')).toBeUndefined()
  })

  it('without an answer may pass, and so may one with an answer that cannot be read', () => {
    const unreadable = new ResponseError('GET /books', new Response('{'), '{', new SyntaxError('no JSON'))
    const late = new RequestError('GET /books', 'request.timed-out', 'took more than 15000 ms')
    expect(failureOfError(late)).toMatchObject({ status: 0, title: 'The shop takes too long to answer' })
    expect(failureOfError(new RequestError('GET /books', 'request.failed', 'got no answer'))).toMatchObject({
      status: 0,
      title: 'The shop cannot be reached',
    })
    expect(failureOfError(unreadable)).toMatchObject({ status: 502, title: 'The shop is out of order' })
  })
})
