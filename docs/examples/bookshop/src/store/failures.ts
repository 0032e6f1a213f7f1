/** A book has fewer copies left than an order wants. */
export class OutOfStock extends Error {
  override readonly name = 'OutOfStock'
  readonly bookId: number
  readonly left: number

  constructor(bookId: number, left: number) {
    super(`book ${bookId} has ${left} left`)
    this.bookId = bookId
    this.left = left
  }
}

/** Something mentioned by its id, other than the thing asked for itself, does not exist. */
export class Missing extends Error {
  override readonly name = 'Missing'
  readonly kind: 'author' | 'book'
  readonly id: number

  constructor(kind: 'author' | 'book', id: number) {
    super(`there is no ${kind} ${id}`)
    this.kind = kind
    this.id = id
  }
}

/** An author would have died before they were born. */
export class ImpossibleLife extends Error {
  override readonly name = 'ImpossibleLife'

  constructor() {
    super('nobody dies before their birth')
  }
}

/** Another row has what may exist only once: an email address, or a customer's review of a book. */
export class Taken extends Error {
  override readonly name = 'Taken'
  readonly kind: 'email' | 'review'

  constructor(kind: 'email' | 'review') {
    super(`this ${kind} exists already`)
    this.kind = kind
  }
}

/** A book cannot be removed because orders mention it. */
export class InUse extends Error {
  override readonly name = 'InUse'
  readonly bookId: number

  constructor(bookId: number) {
    super(`orders mention book ${bookId}`)
    this.bookId = bookId
  }
}

/** An order does not stand where the wanted change starts from. */
export class WrongStatus extends Error {
  override readonly name = 'WrongStatus'
  readonly orderId: string
  readonly status: string

  constructor(orderId: string, status: string) {
    super(`order ${orderId} is ${status}`)
    this.orderId = orderId
    this.status = status
  }
}

/** A cursor is damaged, or comes from a list in another order. */
export class BadCursor extends Error {
  override readonly name = 'BadCursor'

  constructor() {
    super('the cursor does not belong to this list')
  }
}
