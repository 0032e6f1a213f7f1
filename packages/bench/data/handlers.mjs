/** What every server does between its input and its output: nothing that could hide the framework. */

export const greet = () => ({ hello: 'world' });

export const userPage = (id, { page, size, active, sort }) => ({ id, page, size, active, sort, name: 'Grace Hopper' });

export function receiptOf({ customerId, currency, lines }) {
  let totalCents = 0;
  for (const { quantity, unitCents } of lines) totalCents += quantity * unitCents;
  return { customerId, currency, lineCount: lines.length, totalCents, accepted: true };
}

const names = ['Ada Lovelace', 'Grace Hopper', 'Alan Turing', 'Barbara Liskov', 'Zoë Müller'];
const cities = ['London', 'New York', 'Manchester', 'Los Angeles', 'Zürich'];

/** A list of 100 as a database would give it: about 16 KB of JSON. */
export const users = Array.from({ length: 100 }, (_, index) => ({
  id: 1000 + index,
  name: names[index % names.length],
  email: `person.${index}@mail.example.org`,
  role: index % 7 === 0 ? 'administrator' : 'member',
  active: index % 3 !== 0,
  score: index * 1.25,
  city: cities[index % cities.length],
  createdAt: `2024-0${(index % 9) + 1}-1${index % 10}T08:30:00.000Z`,
}));

/** The path and the reply of a route of the boot measurement. */
export const bootPath = (index) => `/resource-${index}`;
export const bootReply = (index, id, body) => ({ id, name: body.name, [`field${index}`]: body[`field${index}`] });
