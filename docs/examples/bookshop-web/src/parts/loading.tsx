/** Stands where something will be. Styles show it late: most answers are faster. */
export function Loading({ what }: { readonly what: string }) {
  return (
    <p role="status" className="loading">
      Loading {what} …
    </p>
  )
}
