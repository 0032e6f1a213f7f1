import type { SeedAuthor } from './author.ts'

/** Authors whose oldest book in the shop is from 1950 to 1979. */
export const lateTwentiethCentury: readonly SeedAuthor[] = [
  { name: 'Isaac Asimov', born: 1920, died: 1992, country: 'US', books: [
    ['I, Robot', 1950, 'en', 253, ['science-fiction', 'short-stories']],
    ['Foundation', 1951, 'en', 255, ['science-fiction', 'politics']],
  ] },
  { name: 'Ray Bradbury', born: 1920, died: 2012, country: 'US', books: [
    ['The Martian Chronicles', 1950, 'en', 222, ['science-fiction', 'short-stories']],
    ['Fahrenheit 451', 1953, 'en', 158, ['dystopia', 'science-fiction']],
  ] },
  { name: 'J. D. Salinger', born: 1919, died: 2010, country: 'US', books: [
    ['The Catcher in the Rye', 1951, 'en', 277, ['coming-of-age']],
  ] },
  { name: 'Hannah Arendt', born: 1906, died: 1975, country: 'US', books: [
    ['The Origins of Totalitarianism', 1951, 'en', 704, ['politics', 'history', 'philosophy']],
    ['Eichmann in Jerusalem', 1963, 'en', 312, ['history', 'politics', 'philosophy']],
  ] },
  { name: 'Samuel Beckett', born: 1906, died: 1989, country: 'IE', books: [
    ['Waiting for Godot', 1952, 'fr', 128, ['drama', 'philosophy']],
  ] },
  { name: 'Ralph Ellison', born: 1913, died: 1994, country: 'US', books: [
    ['Invisible Man', 1952, 'en', 581, ['race', 'society']],
  ] },
  { name: 'Juan Rulfo', born: 1917, died: 1986, country: 'MX', books: [
    ['Pedro Páramo', 1955, 'es', 128, ['magical-realism', 'family']],
  ] },
  { name: 'Vladimir Nabokov', born: 1899, died: 1977, country: 'US', books: [
    ['Lolita', 1955, 'en', 336, ['psychology', 'crime']],
    ['Pale Fire', 1962, 'en', 315, ['poetry', 'satire']],
  ] },
  { name: 'James Baldwin', born: 1924, died: 1987, country: 'US', books: [
    ["Giovanni's Room", 1956, 'en', 176, ['romance', 'society']],
    ['The Fire Next Time', 1963, 'en', 128, ['essays', 'race', 'religion']],
  ] },
  { name: 'Yukio Mishima', born: 1925, died: 1970, country: 'JP', books: [
    ['The Temple of the Golden Pavilion', 1956, 'ja', 262, ['psychology', 'philosophy']],
  ] },
  { name: 'Boris Pasternak', born: 1890, died: 1960, country: 'RU', books: [
    ['Doctor Zhivago', 1957, 'ru', 592, ['historical', 'romance', 'war']],
  ] },
  { name: 'Chinua Achebe', born: 1930, died: 2013, country: 'NG', books: [
    ['Things Fall Apart', 1958, 'en', 209, ['historical', 'society']],
    ['Arrow of God', 1964, 'en', 230, ['historical', 'religion', 'politics']],
  ] },
  { name: 'Giuseppe Tomasi di Lampedusa', born: 1896, died: 1957, country: 'IT', books: [
    ['The Leopard', 1958, 'it', 319, ['historical', 'family', 'politics']],
  ] },
  { name: 'Günter Grass', born: 1927, died: 2015, country: 'DE', books: [
    ['The Tin Drum', 1959, 'de', 592, ['magical-realism', 'historical', 'satire']],
  ] },
  { name: 'Harper Lee', born: 1926, died: 2016, country: 'US', books: [
    ['To Kill a Mockingbird', 1960, 'en', 336, ['race', 'coming-of-age', 'society']],
  ] },
  { name: 'Stanisław Lem', born: 1921, died: 2006, country: 'PL', books: [
    ['Solaris', 1961, 'pl', 204, ['science-fiction', 'philosophy']],
    ['The Cyberiad', 1965, 'pl', 295, ['science-fiction', 'short-stories', 'humour']],
  ] },
  { name: 'Jane Jacobs', born: 1916, died: 2006, country: 'US', books: [
    ['The Death and Life of Great American Cities', 1961, 'en', 458, ['society', 'politics', 'economics']],
  ] },
  { name: 'Aleksandr Solzhenitsyn', born: 1918, died: 2008, country: 'RU', books: [
    ['One Day in the Life of Ivan Denisovich', 1962, 'ru', 182, ['historical', 'politics']],
  ] },
  { name: 'Rachel Carson', born: 1907, died: 1964, country: 'US', books: [
    ['Silent Spring', 1962, 'en', 368, ['science', 'nature']],
  ] },
  { name: 'Thomas S. Kuhn', born: 1922, died: 1996, country: 'US', books: [
    ['The Structure of Scientific Revolutions', 1962, 'en', 264, ['science', 'philosophy', 'history']],
  ] },
  { name: 'Mercè Rodoreda', born: 1908, died: 1983, country: 'ES', books: [
    ['The Time of the Doves', 1962, 'ca', 201, ['war', 'family']],
  ] },
  { name: 'Philip K. Dick', born: 1928, died: 1982, country: 'US', books: [
    ['The Man in the High Castle', 1962, 'en', 259, ['science-fiction', 'politics']],
    ['Do Androids Dream of Electric Sheep?', 1968, 'en', 244, ['science-fiction', 'philosophy']],
  ] },
  { name: 'Mario Vargas Llosa', born: 1936, died: 2025, country: 'PE', books: [
    ['The Time of the Hero', 1963, 'es', 409, ['society', 'coming-of-age']],
    ['The Feast of the Goat', 2000, 'es', 404, ['historical', 'politics']],
  ] },
  { name: 'Julio Cortázar', born: 1914, died: 1984, country: 'AR', books: [
    ['Hopscotch', 1963, 'es', 564, ['philosophy', 'romance']],
  ] },
  { name: 'Ismail Kadare', born: 1936, died: 2024, country: 'AL', books: [
    ['The General of the Dead Army', 1963, 'sq', 264, ['war', 'historical']],
  ] },
  { name: 'Sylvia Plath', born: 1932, died: 1963, country: 'US', books: [
    ['The Bell Jar', 1963, 'en', 244, ['psychology', 'coming-of-age', 'feminism']],
  ] },
  { name: 'Kurt Vonnegut', born: 1922, died: 2007, country: 'US', books: [
    ["Cat's Cradle", 1963, 'en', 304, ['science-fiction', 'satire']],
    ['Slaughterhouse-Five', 1969, 'en', 215, ['war', 'science-fiction', 'satire']],
  ] },
  { name: 'Kenzaburō Ōe', born: 1935, died: 2023, country: 'JP', books: [
    ['A Personal Matter', 1964, 'ja', 165, ['family', 'psychology']],
  ] },
  { name: 'Frank Herbert', born: 1920, died: 1986, country: 'US', books: [
    ['Dune', 1965, 'en', 612, ['science-fiction', 'politics', 'religion']],
  ] },
  { name: 'Tayeb Salih', born: 1929, died: 2009, country: 'SD', books: [
    ['Season of Migration to the North', 1966, 'ar', 169, ['society', 'politics', 'psychology']],
  ] },
  { name: 'Mikhail Bulgakov', born: 1891, died: 1940, country: 'RU', books: [
    ['The Master and Margarita', 1967, 'ru', 412, ['fantasy', 'satire', 'religion']],
  ] },
  { name: 'Gabriel García Márquez', born: 1927, died: 2014, country: 'CO', books: [
    ['One Hundred Years of Solitude', 1967, 'es', 417, ['magical-realism', 'family', 'historical']],
    ['Chronicle of a Death Foretold', 1981, 'es', 120, ['crime', 'society']],
    ['Love in the Time of Cholera', 1985, 'es', 348, ['romance', 'historical']],
  ] },
  { name: "Ngũgĩ wa Thiong'o", born: 1938, died: 2025, country: 'KE', books: [
    ['A Grain of Wheat', 1967, 'en', 247, ['historical', 'politics']],
    ['Devil on the Cross', 1980, 'ki', 256, ['satire', 'politics', 'society']],
  ] },
  { name: 'Donald E. Knuth', born: 1938, country: 'US', books: [
    ['The Art of Computer Programming, Volume 1', 1968, 'en', 650, ['computing', 'science']],
  ] },
  { name: 'Ursula K. Le Guin', born: 1929, died: 2018, country: 'US', books: [
    ['A Wizard of Earthsea', 1968, 'en', 205, ['fantasy', 'coming-of-age']],
    ['The Left Hand of Darkness', 1969, 'en', 304, ['science-fiction', 'feminism', 'society']],
    ['The Dispossessed', 1974, 'en', 387, ['science-fiction', 'politics', 'philosophy']],
  ] },
  { name: 'Italo Calvino', born: 1923, died: 1985, country: 'IT', books: [
    ['Invisible Cities', 1972, 'it', 165, ['fantasy', 'travel', 'philosophy']],
    ["If on a winter's night a traveler", 1979, 'it', 260, ['humour']],
  ] },
  { name: 'Michael Ende', born: 1929, died: 1995, country: 'DE', books: [
    ['Momo', 1973, 'de', 240, ['children', 'fantasy']],
    ['The Neverending Story', 1979, 'de', 396, ['children', 'fantasy', 'adventure']],
  ] },
  { name: 'Imre Kertész', born: 1929, died: 2016, country: 'HU', books: [
    ['Fatelessness', 1975, 'hu', 262, ['war', 'coming-of-age', 'historical']],
  ] },
  { name: 'Frederick P. Brooks Jr.', born: 1931, died: 2022, country: 'US', books: [
    ['The Mythical Man-Month', 1975, 'en', 322, ['computing', 'essays']],
  ] },
  { name: 'Wole Soyinka', born: 1934, country: 'NG', books: [
    ["Death and the King's Horseman", 1975, 'en', 96, ['drama', 'historical']],
  ] },
  { name: 'Clarice Lispector', born: 1920, died: 1977, country: 'BR', books: [
    ['The Hour of the Star', 1977, 'pt', 96, ['society', 'philosophy']],
  ] },
  { name: 'Toni Morrison', born: 1931, died: 2019, country: 'US', books: [
    ['Song of Solomon', 1977, 'en', 337, ['family', 'race', 'coming-of-age']],
    ['Beloved', 1987, 'en', 324, ['historical', 'race', 'gothic']],
  ] },
  { name: 'Georges Perec', born: 1936, died: 1982, country: 'FR', books: [
    ["Life: A User's Manual", 1978, 'fr', 581, ['society', 'humour']],
  ] },
  { name: 'Octavia E. Butler', born: 1947, died: 2006, country: 'US', books: [
    ['Kindred', 1979, 'en', 288, ['science-fiction', 'historical', 'race']],
    ['Parable of the Sower', 1993, 'en', 345, ['dystopia', 'science-fiction', 'religion']],
  ] },
  { name: 'Douglas Adams', born: 1952, died: 2001, country: 'GB', books: [
    ["The Hitchhiker's Guide to the Galaxy", 1979, 'en', 208, ['science-fiction', 'humour']],
  ] },
  { name: 'Douglas R. Hofstadter', born: 1945, country: 'US', books: [
    ['Gödel, Escher, Bach', 1979, 'en', 777, ['computing', 'philosophy', 'science']],
  ] },
]
