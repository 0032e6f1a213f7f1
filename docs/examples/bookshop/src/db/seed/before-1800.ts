import type { SeedAuthor } from './author.ts'

/** Authors whose oldest book in the shop is from before 1800. */
export const before1800: readonly SeedAuthor[] = [
  { name: 'Dante Alighieri', born: 1265, died: 1321, country: 'IT', books: [
    ['The Divine Comedy', 1321, 'it', 798, ['poetry', 'religion']],
  ] },
  { name: 'Giovanni Boccaccio', born: 1313, died: 1375, country: 'IT', books: [
    ['The Decameron', 1353, 'it', 909, ['short-stories', 'humour']],
  ] },
  { name: 'Niccolò Machiavelli', born: 1469, died: 1527, country: 'IT', books: [
    ['The Prince', 1532, 'it', 140, ['politics', 'philosophy']],
  ] },
  { name: 'Thomas More', born: 1478, died: 1535, country: 'GB', books: [
    ['Utopia', 1516, 'la', 135, ['philosophy', 'politics', 'satire']],
  ] },
  { name: 'Michel de Montaigne', born: 1533, died: 1592, country: 'FR', books: [
    ['Essays', 1580, 'fr', 1344, ['essays', 'philosophy']],
  ] },
  { name: 'Miguel de Cervantes', born: 1547, died: 1616, country: 'ES', books: [
    ['Don Quixote', 1605, 'es', 1023, ['satire', 'adventure', 'humour']],
  ] },
  { name: 'William Shakespeare', born: 1564, died: 1616, country: 'GB', books: [
    ['Romeo and Juliet', 1597, 'en', 283, ['drama', 'romance']],
    ['Hamlet', 1603, 'en', 342, ['drama']],
    ['King Lear', 1608, 'en', 338, ['drama', 'family']],
  ] },
  { name: 'Galileo Galilei', born: 1564, died: 1642, country: 'IT', books: [
    ['Dialogue Concerning the Two Chief World Systems', 1632, 'it', 586, ['science']],
  ] },
  { name: 'René Descartes', born: 1596, died: 1650, country: 'FR', books: [
    ['Discourse on the Method', 1637, 'fr', 129, ['philosophy', 'science']],
  ] },
  { name: 'John Milton', born: 1608, died: 1674, country: 'GB', books: [
    ['Paradise Lost', 1667, 'en', 453, ['poetry', 'religion']],
  ] },
  { name: 'Molière', born: 1622, died: 1673, country: 'FR', books: [
    ['Tartuffe', 1669, 'fr', 128, ['drama', 'satire', 'humour']],
  ] },
  { name: 'Baruch Spinoza', born: 1632, died: 1677, country: 'NL', books: [
    ['Ethics', 1677, 'la', 208, ['philosophy']],
  ] },
  { name: 'Daniel Defoe', born: 1660, died: 1731, country: 'GB', books: [
    ['Robinson Crusoe', 1719, 'en', 320, ['adventure', 'sea']],
  ] },
  { name: 'Jonathan Swift', born: 1667, died: 1745, country: 'IE', books: [
    ["Gulliver's Travels", 1726, 'en', 306, ['satire', 'adventure', 'travel']],
  ] },
  { name: 'Voltaire', born: 1694, died: 1778, country: 'FR', books: [
    ['Candide', 1759, 'fr', 129, ['satire', 'philosophy']],
  ] },
  { name: 'Jean-Jacques Rousseau', born: 1712, died: 1778, country: 'CH', books: [
    ['The Social Contract', 1762, 'fr', 168, ['politics', 'philosophy']],
  ] },
  { name: 'Adam Smith', born: 1723, died: 1790, country: 'GB', books: [
    ['The Wealth of Nations', 1776, 'en', 1264, ['economics']],
  ] },
  { name: 'Immanuel Kant', born: 1724, died: 1804, country: 'DE', books: [
    ['Critique of Pure Reason', 1781, 'de', 785, ['philosophy']],
  ] },
  { name: 'Johann Wolfgang von Goethe', born: 1749, died: 1832, country: 'DE', books: [
    ['The Sorrows of Young Werther', 1774, 'de', 149, ['romance']],
    ['Faust, Part One', 1808, 'de', 208, ['drama', 'poetry']],
  ] },
  { name: 'Mary Wollstonecraft', born: 1759, died: 1797, country: 'GB', books: [
    ['A Vindication of the Rights of Woman', 1792, 'en', 269, ['feminism', 'philosophy']],
  ] },
]
