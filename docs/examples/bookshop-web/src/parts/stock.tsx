/** Whether a book can be ordered. */
export function Stock({ left }: { readonly left: number }) {
  if (left === 0) return <span className="stock sold-out">Sold out</span>
  return <span className="stock">{left < 5 ? `Only ${left} left` : 'In stock'}</span>
}
