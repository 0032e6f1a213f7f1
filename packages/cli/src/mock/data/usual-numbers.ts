import { wordsOf } from './words-of.ts';

interface Range {
  readonly low: number;
  readonly high: number;
}

const range = (low: number, high: number): Range => ({ low, high });

/** By the last word of a member's name. */
const byWord: { readonly [word: string]: Range } = {
  id: range(1, 999),
  number: range(1, 999),
  year: range(1950, 2025),
  month: range(1, 12),
  day: range(1, 28),
  hour: range(0, 23),
  minute: range(0, 59),
  second: range(0, 59),
  age: range(18, 90),
  rating: range(1, 5),
  stars: range(1, 5),
  score: range(0, 100),
  percent: range(0, 100),
  percentage: range(0, 100),
  progress: range(0, 100),
  latitude: range(-60, 60),
  lat: range(-60, 60),
  longitude: range(-170, 170),
  lng: range(-170, 170),
  lon: range(-170, 170),
  page: range(1, 5),
  limit: range(10, 50),
  offset: range(0, 40),
  count: range(0, 40),
  quantity: range(1, 9),
  total: range(1, 200),
  stock: range(0, 60),
  price: range(4, 60),
  amount: range(5, 400),
  cost: range(5, 400),
  cents: range(400, 6_000),
  pages: range(90, 800),
  width: range(10, 1_200),
  height: range(10, 1_200),
  weight: range(1, 90),
  port: range(1024, 49_151),
  status: range(200, 204),
  version: range(1, 9),
  position: range(0, 9),
  index: range(0, 9),
  timestamp: range(1_577_836_800, 1_767_225_599),
};

/** Between what a number of this name usually is; null when the name says nothing. */
export function usualRange(name: string, owner: string): Range | null {
  const words = [...wordsOf(owner), ...wordsOf(name)];
  const last = words[words.length - 1] ?? '';
  return Object.hasOwn(byWord, last) ? (byWord[last] ?? null) : null;
}
