import type { TSchema } from '@sinclair/typebox'
import { mapError, Problem, response, t } from 'tenon'
import { BadCursor, ImpossibleLife, InUse, Missing, Taken, WrongStatus } from './store/failures.ts'

/** 201: what was made, where it is from now on, and the operations that take its id. */
export const created = <Body extends TSchema>(body: Body, ...next: readonly string[]) =>
  response({
    body,
    headers: t.Object({ location: t.String({ description: 'Where it is from now on' }) }),
    links: Object.fromEntries(next.map((operationId) => [operationId, withIdOf('$response.body#/id', operationId)])),
  })

/** The link to an operation whose path has the id that stands at a place of the response. */
export const withIdOf = (place: string, operationId: string) => ({ operationId, parameters: { id: place } })

/** 404: the thing that was asked for. */
export const notFound = (what: string) => response({ body: Problem, description: `There is no such ${what}` })

/** 404: a cursor leads to no page of this list. */
export const noSuchPage = mapError(BadCursor, 404, () => ({
  title: 'No such page',
  detail: 'The cursor does not come from this list in the same order. Without one, the list starts over.',
}))

// 422 is left to Tenon: it says that a value breaks its schema. What no schema can know is a conflict, 409.

/** 409: a body mentions something that does not exist. */
export const unknownMention = mapError(Missing, 409, ({ kind, id }) => ({
  title: `No such ${kind}`,
  detail: `There is no ${kind} ${id}.`,
}))

/** 409: the years of an author contradict each other. */
export const impossibleLife = mapError(ImpossibleLife, 409, () => ({ title: 'Nobody dies before their birth' }))

/** 409: orders mention the book. */
export const inUse = mapError(InUse, 409, () => ({
  title: 'Somebody ordered this book',
  detail: 'Set its stock to 0 instead.',
}))

/** 409: there can be only one. */
export const taken = mapError(Taken, 409, ({ kind }) => ({ title: `This ${kind} exists already` }))

/** 409: an order has gone too far, or not far enough. */
export const wrongStatus = mapError(WrongStatus, 409, ({ status }) => ({ title: `The order is ${status}` }))
