/** What the seed books are about. */
export type Subject =
  | 'adventure' | 'children' | 'coming-of-age' | 'computing' | 'crime' | 'drama' | 'dystopia' | 'economics'
  | 'essays' | 'family' | 'fantasy' | 'feminism' | 'gothic' | 'historical' | 'history' | 'horror' | 'humour'
  | 'magical-realism' | 'memoir' | 'mythology' | 'nature' | 'philosophy' | 'poetry' | 'politics' | 'psychology'
  | 'race' | 'religion' | 'romance' | 'satire' | 'science' | 'science-fiction' | 'sea' | 'short-stories'
  | 'society' | 'travel' | 'war'

/**
 * One book: title, year, original language, pages, subjects.
 * The year is the one commonly given for first publication (for works older than printing, completion); the language
 * is ISO 639-1; pages are those of a common English edition, roughly.
 */
export type SeedBook = readonly [title: string, year: number, language: string, pages: number, subjects: readonly Subject[]]

/** An author with the books that the shop starts with; the country is ISO 3166-1 alpha-2, as borders are today. */
export interface SeedAuthor {
  readonly name: string
  readonly born: number
  readonly died?: number
  readonly country: string
  readonly books: readonly SeedBook[]
}
