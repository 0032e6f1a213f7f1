import type { Book } from './generated/types.ts'
import { stored } from './stored.ts'

/** Some copies of a book that may be ordered. */
export interface BasketLine {
  readonly bookId: number
  readonly title: string
  /** As it was seen; the order has the price of its day. */
  readonly priceCents: number
  readonly quantity: number
}

const nothing: readonly BasketLine[] = []

/** What is chosen and not ordered yet. */
export const basket = stored('bookshop.basket', nothing)

/** One copy more. */
export function addToBasket({ id, title, priceCents }: Book): void {
  const lines = basket.get()
  if (lines.some(({ bookId }) => bookId === id)) changeLine(id, (quantity) => quantity + 1)
  else basket.set([...lines, { bookId: id, title, priceCents, quantity: 1 }])
}

/** Another number of copies. */
export function changeLine(id: number, change: (quantity: number) => number): void {
  basket.set(basket.get().map((line) => (line.bookId === id ? { ...line, quantity: change(line.quantity) } : line)))
}

/** No copy of this book. */
export function removeLine(id: number): void {
  const rest = basket.get().filter(({ bookId }) => bookId !== id)
  basket.set(rest.length === 0 ? nothing : rest)
}

/** No book at all. */
export function emptyBasket(): void {
  basket.set(nothing)
}
