import type { SeedAuthor } from './author.ts'

/** Authors whose oldest book in the shop is from 1980 or later. */
export const since1980: readonly SeedAuthor[] = [
  { name: 'Umberto Eco', born: 1932, died: 2016, country: 'IT', books: [
    ['The Name of the Rose', 1980, 'it', 512, ['crime', 'historical', 'religion']],
    ["Foucault's Pendulum", 1988, 'it', 641, ['satire', 'philosophy']],
  ] },
  { name: 'J. M. Coetzee', born: 1940, country: 'ZA', books: [
    ['Waiting for the Barbarians', 1980, 'en', 156, ['politics', 'society']],
    ['Disgrace', 1999, 'en', 220, ['society', 'race']],
  ] },
  { name: 'Pramoedya Ananta Toer', born: 1925, died: 2006, country: 'ID', books: [
    ['This Earth of Mankind', 1980, 'id', 367, ['historical', 'politics', 'coming-of-age']],
  ] },
  { name: 'Carl Sagan', born: 1934, died: 1996, country: 'US', books: [
    ['Cosmos', 1980, 'en', 396, ['science', 'history']],
  ] },
  { name: 'Salman Rushdie', born: 1947, country: 'GB', books: [
    ["Midnight's Children", 1981, 'en', 446, ['magical-realism', 'historical', 'politics']],
  ] },
  { name: 'Isabel Allende', born: 1942, country: 'CL', books: [
    ['The House of the Spirits', 1982, 'es', 448, ['magical-realism', 'family', 'politics']],
  ] },
  { name: 'Fernando Pessoa', born: 1888, died: 1935, country: 'PT', books: [
    ['The Book of Disquiet', 1982, 'pt', 544, ['philosophy', 'memoir']],
  ] },
  { name: 'José Saramago', born: 1922, died: 2010, country: 'PT', books: [
    ['Baltasar and Blimunda', 1982, 'pt', 346, ['historical', 'romance', 'magical-realism']],
    ['Blindness', 1995, 'pt', 326, ['dystopia', 'society']],
  ] },
  { name: 'Harry Mulisch', born: 1927, died: 2010, country: 'NL', books: [
    ['The Assault', 1982, 'nl', 192, ['war', 'historical']],
    ['The Discovery of Heaven', 1992, 'nl', 736, ['philosophy', 'religion']],
  ] },
  { name: 'Terry Pratchett', born: 1948, died: 2015, country: 'GB', books: [
    ['The Colour of Magic', 1983, 'en', 288, ['fantasy', 'humour']],
    ['Mort', 1987, 'en', 272, ['fantasy', 'humour']],
    ['Guards! Guards!', 1989, 'en', 317, ['fantasy', 'humour', 'satire']],
  ] },
  { name: 'Milan Kundera', born: 1929, died: 2023, country: 'CZ', books: [
    ['The Unbearable Lightness of Being', 1984, 'cs', 314, ['philosophy', 'romance', 'politics']],
  ] },
  { name: 'Margaret Atwood', born: 1939, country: 'CA', books: [
    ["The Handmaid's Tale", 1985, 'en', 311, ['dystopia', 'feminism', 'politics']],
    ['Alias Grace', 1996, 'en', 468, ['historical', 'crime', 'psychology']],
  ] },
  { name: 'Patrick Süskind', born: 1949, country: 'DE', books: [
    ['Perfume', 1985, 'de', 263, ['crime', 'historical', 'horror']],
  ] },
  { name: 'László Krasznahorkai', born: 1954, country: 'HU', books: [
    ['Satantango', 1985, 'hu', 274, ['society', 'satire']],
  ] },
  { name: 'Cormac McCarthy', born: 1933, died: 2023, country: 'US', books: [
    ['Blood Meridian', 1985, 'en', 337, ['historical', 'war']],
    ['The Road', 2006, 'en', 287, ['dystopia', 'family']],
  ] },
  { name: 'Haruki Murakami', born: 1949, country: 'JP', books: [
    ['Norwegian Wood', 1987, 'ja', 296, ['romance', 'coming-of-age']],
    ['Kafka on the Shore', 2002, 'ja', 505, ['magical-realism', 'coming-of-age']],
  ] },
  { name: 'Stephen Hawking', born: 1942, died: 2018, country: 'GB', books: [
    ['A Brief History of Time', 1988, 'en', 256, ['science']],
  ] },
  { name: 'Mo Yan', born: 1955, country: 'CN', books: [
    ['The Garlic Ballads', 1988, 'zh', 290, ['society', 'politics']],
  ] },
  { name: 'Kazuo Ishiguro', born: 1954, country: 'GB', books: [
    ['The Remains of the Day', 1989, 'en', 258, ['historical', 'society']],
    ['Never Let Me Go', 2005, 'en', 288, ['dystopia', 'science-fiction', 'coming-of-age']],
  ] },
  { name: 'Jostein Gaarder', born: 1952, country: 'NO', books: [
    ["Sophie's World", 1991, 'no', 513, ['philosophy', 'coming-of-age']],
  ] },
  { name: 'Peter Høeg', born: 1957, country: 'DK', books: [
    ["Miss Smilla's Feeling for Snow", 1992, 'da', 453, ['crime', 'science']],
  ] },
  { name: 'W. G. Sebald', born: 1944, died: 2001, country: 'DE', books: [
    ['The Rings of Saturn', 1995, 'de', 296, ['travel', 'memoir', 'history']],
    ['Austerlitz', 2001, 'de', 298, ['historical', 'psychology']],
  ] },
  { name: 'Philip Pullman', born: 1946, country: 'GB', books: [
    ['Northern Lights', 1995, 'en', 399, ['fantasy', 'children', 'adventure']],
  ] },
  { name: 'J. K. Rowling', born: 1965, country: 'GB', books: [
    ["Harry Potter and the Philosopher's Stone", 1997, 'en', 223, ['fantasy', 'children']],
  ] },
  { name: 'Arundhati Roy', born: 1961, country: 'IN', books: [
    ['The God of Small Things', 1997, 'en', 340, ['family', 'society']],
  ] },
  { name: 'Svetlana Alexievich', born: 1948, country: 'BY', books: [
    ['Voices from Chernobyl', 1997, 'ru', 240, ['history', 'society']],
    ['Secondhand Time', 2013, 'ru', 496, ['history', 'society', 'politics']],
  ] },
  { name: 'Orhan Pamuk', born: 1952, country: 'TR', books: [
    ['My Name Is Red', 1998, 'tr', 417, ['historical', 'crime']],
    ['Snow', 2002, 'tr', 436, ['politics', 'romance']],
  ] },
  { name: 'Roberto Bolaño', born: 1953, died: 2003, country: 'CL', books: [
    ['The Savage Detectives', 1998, 'es', 577, ['coming-of-age', 'travel']],
    ['2666', 2004, 'es', 898, ['crime', 'society']],
  ] },
  { name: 'Amos Oz', born: 1939, died: 2018, country: 'IL', books: [
    ['A Tale of Love and Darkness', 2002, 'he', 538, ['memoir', 'family', 'history']],
  ] },
  { name: 'Cornelia Funke', born: 1958, country: 'DE', books: [
    ['Inkheart', 2003, 'de', 534, ['fantasy', 'children', 'adventure']],
  ] },
  { name: 'Chimamanda Ngozi Adichie', born: 1977, country: 'NG', books: [
    ['Half of a Yellow Sun', 2006, 'en', 433, ['historical', 'war', 'romance']],
    ['Americanah', 2013, 'en', 477, ['race', 'romance', 'society']],
  ] },
  { name: 'Han Kang', born: 1970, country: 'KR', books: [
    ['The Vegetarian', 2007, 'ko', 188, ['psychology', 'family']],
    ['Human Acts', 2014, 'ko', 218, ['historical', 'politics']],
  ] },
  { name: 'Olga Tokarczuk', born: 1962, country: 'PL', books: [
    ['Flights', 2007, 'pl', 403, ['travel', 'essays', 'philosophy']],
    ['Drive Your Plow Over the Bones of the Dead', 2009, 'pl', 274, ['crime', 'nature']],
  ] },
  { name: 'Annie Ernaux', born: 1940, country: 'FR', books: [
    ['The Years', 2008, 'fr', 240, ['memoir', 'society', 'history']],
  ] },
  { name: 'Liu Cixin', born: 1963, country: 'CN', books: [
    ['The Dark Forest', 2008, 'zh', 512, ['science-fiction', 'philosophy']],
    ["Death's End", 2010, 'zh', 604, ['science-fiction', 'philosophy']],
  ] },
  { name: 'Hilary Mantel', born: 1952, died: 2022, country: 'GB', books: [
    ['Wolf Hall', 2009, 'en', 653, ['historical', 'politics']],
    ['Bring Up the Bodies', 2012, 'en', 432, ['historical', 'politics']],
  ] },
  { name: 'Yuval Noah Harari', born: 1976, country: 'IL', books: [
    ['Sapiens', 2011, 'he', 443, ['history', 'science', 'society']],
  ] },
]
