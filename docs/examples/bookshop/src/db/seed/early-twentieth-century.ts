import type { SeedAuthor } from './author.ts'

/** Authors whose oldest book in the shop is from 1900 to 1949. */
export const earlyTwentiethCentury: readonly SeedAuthor[] = [
  { name: 'Thomas Mann', born: 1875, died: 1955, country: 'DE', books: [
    ['Buddenbrooks', 1901, 'de', 736, ['family', 'society']],
    ['Death in Venice', 1912, 'de', 142, ['psychology', 'romance']],
    ['The Magic Mountain', 1924, 'de', 720, ['philosophy', 'society']],
  ] },
  { name: 'Anton Chekhov', born: 1860, died: 1904, country: 'RU', books: [
    ['The Cherry Orchard', 1904, 'ru', 96, ['drama', 'family', 'society']],
  ] },
  { name: 'Natsume Sōseki', born: 1867, died: 1916, country: 'JP', books: [
    ['Botchan', 1906, 'ja', 172, ['humour', 'society']],
    ['Kokoro', 1914, 'ja', 256, ['psychology', 'society']],
  ] },
  { name: 'Rabindranath Tagore', born: 1861, died: 1941, country: 'IN', books: [
    ['Gitanjali', 1910, 'bn', 128, ['poetry', 'religion']],
    ['The Home and the World', 1916, 'bn', 240, ['politics', 'romance']],
  ] },
  { name: 'Marcel Proust', born: 1871, died: 1922, country: 'FR', books: [
    ["Swann's Way", 1913, 'fr', 468, ['society', 'memoir']],
  ] },
  { name: 'James Joyce', born: 1882, died: 1941, country: 'IE', books: [
    ['Dubliners', 1914, 'en', 207, ['short-stories', 'society']],
    ['Ulysses', 1922, 'en', 732, ['society', 'humour']],
  ] },
  { name: 'Franz Kafka', born: 1883, died: 1924, country: 'CZ', books: [
    ['The Metamorphosis', 1915, 'de', 96, ['fantasy', 'family']],
    ['The Trial', 1925, 'de', 255, ['philosophy', 'society']],
    ['The Castle', 1926, 'de', 352, ['philosophy', 'society']],
  ] },
  { name: 'Karel Čapek', born: 1890, died: 1938, country: 'CZ', books: [
    ['R.U.R.', 1920, 'cs', 84, ['science-fiction', 'drama']],
    ['War with the Newts', 1936, 'cs', 256, ['science-fiction', 'satire', 'politics']],
  ] },
  { name: 'Jaroslav Hašek', born: 1883, died: 1923, country: 'CZ', books: [
    ['The Good Soldier Švejk', 1921, 'cs', 784, ['war', 'satire', 'humour']],
  ] },
  { name: 'Hermann Hesse', born: 1877, died: 1962, country: 'DE', books: [
    ['Siddhartha', 1922, 'de', 152, ['philosophy', 'religion']],
    ['Steppenwolf', 1927, 'de', 256, ['philosophy', 'psychology']],
  ] },
  { name: 'Lu Xun', born: 1881, died: 1936, country: 'CN', books: [
    ['Call to Arms', 1923, 'zh', 208, ['short-stories', 'society', 'satire']],
  ] },
  { name: 'Rainer Maria Rilke', born: 1875, died: 1926, country: 'AT', books: [
    ['Duino Elegies', 1923, 'de', 96, ['poetry']],
  ] },
  { name: 'Yevgeny Zamyatin', born: 1884, died: 1937, country: 'RU', books: [
    ['We', 1924, 'ru', 226, ['dystopia', 'science-fiction', 'politics']],
  ] },
  { name: 'Virginia Woolf', born: 1882, died: 1941, country: 'GB', books: [
    ['Mrs Dalloway', 1925, 'en', 224, ['society', 'psychology']],
    ['To the Lighthouse', 1927, 'en', 209, ['family', 'psychology']],
    ['Orlando', 1928, 'en', 336, ['fantasy', 'historical', 'feminism']],
    ["A Room of One's Own", 1929, 'en', 172, ['essays', 'feminism']],
  ] },
  { name: 'F. Scott Fitzgerald', born: 1896, died: 1940, country: 'US', books: [
    ['The Great Gatsby', 1925, 'en', 218, ['society', 'romance']],
  ] },
  { name: 'Agatha Christie', born: 1890, died: 1976, country: 'GB', books: [
    ['The Murder of Roger Ackroyd', 1926, 'en', 312, ['crime']],
    ['Murder on the Orient Express', 1934, 'en', 256, ['crime', 'travel']],
    ['And Then There Were None', 1939, 'en', 272, ['crime']],
  ] },
  { name: 'Ernest Hemingway', born: 1899, died: 1961, country: 'US', books: [
    ['The Sun Also Rises', 1926, 'en', 251, ['society', 'travel']],
    ['For Whom the Bell Tolls', 1940, 'en', 471, ['war', 'romance']],
    ['The Old Man and the Sea', 1952, 'en', 127, ['sea', 'nature']],
  ] },
  { name: 'Erich Maria Remarque', born: 1898, died: 1970, country: 'DE', books: [
    ['All Quiet on the Western Front', 1929, 'de', 296, ['war']],
  ] },
  { name: 'William Faulkner', born: 1897, died: 1962, country: 'US', books: [
    ['The Sound and the Fury', 1929, 'en', 326, ['family', 'psychology']],
    ['As I Lay Dying', 1930, 'en', 267, ['family']],
  ] },
  { name: 'Aldous Huxley', born: 1894, died: 1963, country: 'GB', books: [
    ['Brave New World', 1932, 'en', 288, ['dystopia', 'science-fiction']],
  ] },
  { name: 'George Orwell', born: 1903, died: 1950, country: 'GB', books: [
    ['Homage to Catalonia', 1938, 'en', 232, ['memoir', 'war', 'politics']],
    ['Animal Farm', 1945, 'en', 112, ['satire', 'politics']],
    ['Nineteen Eighty-Four', 1949, 'en', 328, ['dystopia', 'politics']],
  ] },
  { name: 'Premchand', born: 1880, died: 1936, country: 'IN', books: [
    ['Godaan', 1936, 'hi', 442, ['society']],
  ] },
  { name: 'J. R. R. Tolkien', born: 1892, died: 1973, country: 'GB', books: [
    ['The Hobbit', 1937, 'en', 310, ['fantasy', 'children', 'adventure']],
    ['The Fellowship of the Ring', 1954, 'en', 423, ['fantasy', 'adventure']],
    ['The Two Towers', 1954, 'en', 352, ['fantasy', 'adventure', 'war']],
    ['The Return of the King', 1955, 'en', 416, ['fantasy', 'adventure', 'war']],
  ] },
  { name: 'John Steinbeck', born: 1902, died: 1968, country: 'US', books: [
    ['Of Mice and Men', 1937, 'en', 107, ['society']],
    ['The Grapes of Wrath', 1939, 'en', 464, ['society', 'family']],
    ['East of Eden', 1952, 'en', 601, ['family']],
  ] },
  { name: 'Zora Neale Hurston', born: 1891, died: 1960, country: 'US', books: [
    ['Their Eyes Were Watching God', 1937, 'en', 219, ['race', 'romance', 'feminism']],
  ] },
  { name: 'Jean-Paul Sartre', born: 1905, died: 1980, country: 'FR', books: [
    ['Nausea', 1938, 'fr', 253, ['philosophy', 'psychology']],
  ] },
  { name: 'Antoine de Saint-Exupéry', born: 1900, died: 1944, country: 'FR', books: [
    ['Wind, Sand and Stars', 1939, 'fr', 229, ['memoir', 'adventure', 'travel']],
    ['The Little Prince', 1943, 'fr', 96, ['children', 'fantasy', 'philosophy']],
  ] },
  { name: 'Albert Camus', born: 1913, died: 1960, country: 'FR', books: [
    ['The Stranger', 1942, 'fr', 123, ['philosophy', 'crime']],
    ['The Plague', 1947, 'fr', 308, ['philosophy', 'society']],
  ] },
  { name: 'Jorge Luis Borges', born: 1899, died: 1986, country: 'AR', books: [
    ['Ficciones', 1944, 'es', 174, ['short-stories', 'fantasy', 'philosophy']],
    ['The Aleph', 1949, 'es', 210, ['short-stories', 'fantasy']],
  ] },
  { name: 'Astrid Lindgren', born: 1907, died: 2002, country: 'SE', books: [
    ['Pippi Longstocking', 1945, 'sv', 160, ['children', 'humour']],
    ["Ronia, the Robber's Daughter", 1981, 'sv', 176, ['children', 'adventure', 'fantasy']],
  ] },
  { name: 'Nikos Kazantzakis', born: 1883, died: 1957, country: 'GR', books: [
    ['Zorba the Greek', 1946, 'el', 335, ['philosophy', 'adventure']],
  ] },
  { name: 'Primo Levi', born: 1919, died: 1987, country: 'IT', books: [
    ['If This Is a Man', 1947, 'it', 205, ['memoir', 'war', 'history']],
    ['The Periodic Table', 1975, 'it', 233, ['memoir', 'short-stories', 'science']],
  ] },
  { name: 'Naguib Mahfouz', born: 1911, died: 2006, country: 'EG', books: [
    ['Midaq Alley', 1947, 'ar', 286, ['society']],
    ['Palace Walk', 1956, 'ar', 512, ['family', 'historical']],
  ] },
  { name: 'Yasunari Kawabata', born: 1899, died: 1972, country: 'JP', books: [
    ['Snow Country', 1948, 'ja', 175, ['romance']],
  ] },
  { name: 'Tove Jansson', born: 1914, died: 2001, country: 'FI', books: [
    ['Finn Family Moomintroll', 1948, 'sv', 176, ['children', 'fantasy']],
    ['The Summer Book', 1972, 'sv', 184, ['family', 'nature']],
  ] },
  { name: 'Simone de Beauvoir', born: 1908, died: 1986, country: 'FR', books: [
    ['The Second Sex', 1949, 'fr', 832, ['feminism', 'philosophy']],
  ] },
]
