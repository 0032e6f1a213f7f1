/** What every server does between its input and its output: nothing that could hide the framework. */

export const greet = () => ({ hello: 'world' });

/** The same after one await, as with any lookup that is answered at once. */
export async function greetLater() {
  await Promise.resolve();
  return greet();
}

export const userPage = (id, { page, size, active, sort }, { account, locale }) => ({ id, page, size, active, sort, account, locale, name: 'Grace Hopper' });

export function receiptOf({ customerId, currency, lines }) {
  let totalCents = 0;
  for (const { quantity, unitCents } of lines) totalCents += quantity * unitCents;
  return { customerId, currency, lineCount: lines.length, totalCents, accepted: true };
}

export function labelOf({ reference, parcels }) {
  let weightGrams = 0;
  let totalCents = 0;
  let itemCount = 0;
  for (const parcel of parcels) {
    weightGrams += parcel.weightGrams;
    itemCount += parcel.items.length;
    for (const { quantity, unitCents } of parcel.items) totalCents += quantity * unitCents;
  }
  return { reference, parcelCount: parcels.length, itemCount, weightGrams, totalCents };
}

const names = ['Ada Lovelace', 'Grace Hopper', 'Alan Turing', 'Barbara Liskov', 'Zoë Müller'];
const cities = ['London', 'New York', 'Manchester', 'Los Angeles', 'Zürich'];

/** Rows of a database: 100 users, about 16 KB of JSON by the schema, and members that must not leave. */
export const userRows = Array.from({ length: 100 }, (_, index) => ({
  id: 1000 + index,
  name: names[index % names.length],
  email: `person.${index}@mail.example.org`,
  passwordHash: `$2b$12$${String(index).padStart(44, 'x')}`,
  role: index % 7 === 0 ? 'administrator' : 'member',
  active: index % 3 !== 0,
  // Never a whole number: languages print 5.0 in different ways.
  score: (index * 125 + 13) / 100,
  city: cities[index % cities.length],
  createdAt: `2024-0${(index % 9) + 1}-1${index % 10}T08:30:00.000Z`,
  internalNote: 'seen by the staff only',
  failedLogins: index % 4,
}));

/** A row without what must not leave: what one writes by hand where the framework does not filter. */
export const publicUser = ({ id, name, email, role, active, score, city, createdAt }) => ({ id, name, email, role, active, score, city, createdAt });
