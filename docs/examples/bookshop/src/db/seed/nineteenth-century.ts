import type { SeedAuthor } from './author.ts'

/** Authors whose oldest book in the shop is from 1800 to 1899. */
export const nineteenthCentury: readonly SeedAuthor[] = [
  { name: 'Jane Austen', born: 1775, died: 1817, country: 'GB', books: [
    ['Sense and Sensibility', 1811, 'en', 409, ['romance', 'society']],
    ['Pride and Prejudice', 1813, 'en', 432, ['romance', 'society', 'humour']],
    ['Mansfield Park', 1814, 'en', 488, ['romance', 'society']],
    ['Emma', 1815, 'en', 474, ['romance', 'society', 'humour']],
  ] },
  { name: 'Mary Shelley', born: 1797, died: 1851, country: 'GB', books: [
    ['Frankenstein', 1818, 'en', 280, ['gothic', 'horror', 'science-fiction']],
  ] },
  { name: 'Stendhal', born: 1783, died: 1842, country: 'FR', books: [
    ['The Red and the Black', 1830, 'fr', 608, ['society', 'romance']],
    ['The Charterhouse of Parma', 1839, 'fr', 532, ['historical', 'romance', 'politics']],
  ] },
  { name: 'Victor Hugo', born: 1802, died: 1885, country: 'FR', books: [
    ['Notre-Dame de Paris', 1831, 'fr', 510, ['historical', 'gothic']],
    ['Les Misérables', 1862, 'fr', 1463, ['historical', 'society', 'politics']],
  ] },
  { name: 'Alexander Pushkin', born: 1799, died: 1837, country: 'RU', books: [
    ['Eugene Onegin', 1833, 'ru', 240, ['poetry', 'romance']],
    ["The Captain's Daughter", 1836, 'ru', 128, ['historical', 'war']],
  ] },
  { name: 'Adam Mickiewicz', born: 1798, died: 1855, country: 'PL', books: [
    ['Pan Tadeusz', 1834, 'pl', 496, ['poetry', 'historical']],
  ] },
  { name: 'Honoré de Balzac', born: 1799, died: 1850, country: 'FR', books: [
    ['Père Goriot', 1835, 'fr', 304, ['society', 'family']],
  ] },
  { name: 'Charles Darwin', born: 1809, died: 1882, country: 'GB', books: [
    ['The Voyage of the Beagle', 1839, 'en', 432, ['science', 'travel', 'nature']],
    ['On the Origin of Species', 1859, 'en', 502, ['science', 'nature']],
  ] },
  { name: 'Charles Dickens', born: 1812, died: 1870, country: 'GB', books: [
    ['A Christmas Carol', 1843, 'en', 110, ['fantasy', 'society']],
    ['David Copperfield', 1850, 'en', 882, ['coming-of-age', 'society']],
    ['A Tale of Two Cities', 1859, 'en', 489, ['historical', 'politics']],
    ['Great Expectations', 1861, 'en', 544, ['coming-of-age', 'society', 'crime']],
  ] },
  { name: 'Taras Shevchenko', born: 1814, died: 1861, country: 'UA', books: [
    ['Kobzar', 1840, 'uk', 114, ['poetry']],
  ] },
  { name: 'Søren Kierkegaard', born: 1813, died: 1855, country: 'DK', books: [
    ['Either/Or', 1843, 'da', 640, ['philosophy']],
    ['Fear and Trembling', 1843, 'da', 160, ['philosophy', 'religion']],
  ] },
  { name: 'Alexandre Dumas', born: 1802, died: 1870, country: 'FR', books: [
    ['The Three Musketeers', 1844, 'fr', 704, ['adventure', 'historical']],
    ['The Count of Monte Cristo', 1844, 'fr', 1276, ['adventure', 'historical', 'crime']],
  ] },
  { name: 'Charlotte Brontë', born: 1816, died: 1855, country: 'GB', books: [
    ['Jane Eyre', 1847, 'en', 532, ['romance', 'gothic', 'coming-of-age']],
    ['Villette', 1853, 'en', 611, ['romance', 'gothic']],
  ] },
  { name: 'Emily Brontë', born: 1818, died: 1848, country: 'GB', books: [
    ['Wuthering Heights', 1847, 'en', 416, ['gothic', 'romance', 'family']],
  ] },
  { name: 'Nathaniel Hawthorne', born: 1804, died: 1864, country: 'US', books: [
    ['The Scarlet Letter', 1850, 'en', 279, ['historical', 'religion', 'society']],
  ] },
  { name: 'Herman Melville', born: 1819, died: 1891, country: 'US', books: [
    ['Moby-Dick', 1851, 'en', 720, ['sea', 'adventure']],
  ] },
  { name: 'Henry David Thoreau', born: 1817, died: 1862, country: 'US', books: [
    ['Walden', 1854, 'en', 352, ['nature', 'essays', 'memoir']],
  ] },
  { name: 'Gustave Flaubert', born: 1821, died: 1880, country: 'FR', books: [
    ['Madame Bovary', 1857, 'fr', 384, ['society', 'romance']],
    ['Sentimental Education', 1869, 'fr', 496, ['coming-of-age', 'society', 'politics']],
  ] },
  { name: 'George Eliot', born: 1819, died: 1880, country: 'GB', books: [
    ['Silas Marner', 1861, 'en', 240, ['society', 'family']],
    ['Middlemarch', 1871, 'en', 880, ['society', 'romance']],
  ] },
  { name: 'Multatuli', born: 1820, died: 1887, country: 'NL', books: [
    ['Max Havelaar', 1860, 'nl', 352, ['politics', 'satire', 'society']],
  ] },
  { name: 'Ivan Turgenev', born: 1818, died: 1883, country: 'RU', books: [
    ['Fathers and Sons', 1862, 'ru', 244, ['family', 'society', 'politics']],
  ] },
  { name: 'Jules Verne', born: 1828, died: 1905, country: 'FR', books: [
    ['Journey to the Center of the Earth', 1864, 'fr', 240, ['science-fiction', 'adventure']],
    ['Twenty Thousand Leagues Under the Seas', 1870, 'fr', 448, ['science-fiction', 'adventure', 'sea']],
    ['Around the World in Eighty Days', 1872, 'fr', 252, ['adventure', 'travel', 'humour']],
  ] },
  { name: 'Lewis Carroll', born: 1832, died: 1898, country: 'GB', books: [
    ["Alice's Adventures in Wonderland", 1865, 'en', 192, ['children', 'fantasy', 'humour']],
    ['Through the Looking-Glass', 1871, 'en', 228, ['children', 'fantasy', 'humour']],
  ] },
  { name: 'Fyodor Dostoevsky', born: 1821, died: 1881, country: 'RU', books: [
    ['Crime and Punishment', 1866, 'ru', 671, ['crime', 'psychology', 'philosophy']],
    ['The Idiot', 1869, 'ru', 656, ['psychology', 'society']],
    ['The Brothers Karamazov', 1880, 'ru', 840, ['family', 'philosophy', 'religion', 'crime']],
  ] },
  { name: 'Karl Marx', born: 1818, died: 1883, country: 'DE', books: [
    ['Capital, Volume I', 1867, 'de', 1152, ['economics', 'politics']],
  ] },
  { name: 'Louisa May Alcott', born: 1832, died: 1888, country: 'US', books: [
    ['Little Women', 1868, 'en', 546, ['coming-of-age', 'family', 'children']],
  ] },
  { name: 'Leo Tolstoy', born: 1828, died: 1910, country: 'RU', books: [
    ['War and Peace', 1869, 'ru', 1225, ['historical', 'war', 'philosophy']],
    ['Anna Karenina', 1878, 'ru', 864, ['romance', 'society', 'family']],
    ['The Death of Ivan Ilyich', 1886, 'ru', 128, ['philosophy', 'society']],
  ] },
  { name: 'Émile Zola', born: 1840, died: 1902, country: 'FR', books: [
    ['Thérèse Raquin', 1867, 'fr', 256, ['crime', 'psychology']],
    ['Germinal', 1885, 'fr', 592, ['society', 'politics']],
  ] },
  { name: 'Mark Twain', born: 1835, died: 1910, country: 'US', books: [
    ['The Adventures of Tom Sawyer', 1876, 'en', 274, ['adventure', 'children', 'humour']],
    ['Adventures of Huckleberry Finn', 1884, 'en', 366, ['adventure', 'satire', 'race']],
  ] },
  { name: 'Robert Louis Stevenson', born: 1850, died: 1894, country: 'GB', books: [
    ['Treasure Island', 1883, 'en', 292, ['adventure', 'sea', 'children']],
    ['Strange Case of Dr Jekyll and Mr Hyde', 1886, 'en', 141, ['gothic', 'horror', 'psychology']],
  ] },
  { name: 'Friedrich Nietzsche', born: 1844, died: 1900, country: 'DE', books: [
    ['Beyond Good and Evil', 1886, 'de', 240, ['philosophy']],
  ] },
  { name: 'Arthur Conan Doyle', born: 1859, died: 1930, country: 'GB', books: [
    ['A Study in Scarlet', 1887, 'en', 108, ['crime']],
    ['The Hound of the Baskervilles', 1902, 'en', 256, ['crime', 'gothic']],
  ] },
  { name: 'Knut Hamsun', born: 1859, died: 1952, country: 'NO', books: [
    ['Hunger', 1890, 'no', 232, ['psychology']],
  ] },
  { name: 'Oscar Wilde', born: 1854, died: 1900, country: 'IE', books: [
    ['The Picture of Dorian Gray', 1890, 'en', 254, ['gothic', 'philosophy', 'horror']],
  ] },
  { name: 'Selma Lagerlöf', born: 1858, died: 1940, country: 'SE', books: [
    ["Gösta Berling's Saga", 1891, 'sv', 400, ['historical', 'mythology']],
  ] },
  { name: 'Thomas Hardy', born: 1840, died: 1928, country: 'GB', books: [
    ["Tess of the d'Urbervilles", 1891, 'en', 518, ['society', 'romance']],
  ] },
  { name: 'H. G. Wells', born: 1866, died: 1946, country: 'GB', books: [
    ['The Time Machine', 1895, 'en', 118, ['science-fiction']],
    ['The Invisible Man', 1897, 'en', 192, ['science-fiction', 'horror']],
  ] },
  { name: 'Henryk Sienkiewicz', born: 1846, died: 1916, country: 'PL', books: [
    ['Quo Vadis', 1896, 'pl', 589, ['historical', 'religion', 'romance']],
  ] },
  { name: 'Bram Stoker', born: 1847, died: 1912, country: 'IE', books: [
    ['Dracula', 1897, 'en', 418, ['gothic', 'horror']],
  ] },
  { name: 'Machado de Assis', born: 1839, died: 1908, country: 'BR', books: [
    ['Dom Casmurro', 1899, 'pt', 277, ['romance', 'psychology', 'satire']],
  ] },
  { name: 'Joseph Conrad', born: 1857, died: 1924, country: 'GB', books: [
    ['Heart of Darkness', 1899, 'en', 188, ['sea', 'politics', 'travel']],
    ['Nostromo', 1904, 'en', 480, ['politics', 'adventure']],
  ] },
  { name: 'Sigmund Freud', born: 1856, died: 1939, country: 'AT', books: [
    ['The Interpretation of Dreams', 1899, 'de', 688, ['psychology', 'science']],
  ] },
]
