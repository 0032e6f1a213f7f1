import { counted } from './format.ts'

interface RatingProps {
  /** 1 to 5; null without any review. */
  readonly value: number | null
  readonly count?: number
}

/** A rating in stars, and in words for those who do not see them. */
export function Rating({ value, count }: RatingProps) {
  if (value === null) return <span className="rating none">Not rated yet</span>
  const stars = Math.round(value)
  return (
    <span className="rating">
      <span aria-hidden="true">
        {'★'.repeat(stars)}
        {'☆'.repeat(5 - stars)}
      </span>
      <span className="unseen">Rated {value} of 5</span>
      {count !== undefined && (
        <small>
          {' '}
          <span aria-hidden="true">{value}</span> ({counted(count, 'review')})
        </small>
      )}
    </span>
  )
}
