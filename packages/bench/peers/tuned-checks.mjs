/** The schemas of data/schemas.mjs as one would check them by hand. */

const currencies = new Set(['EUR', 'USD', 'GBP']);
const sku = /^[A-Z]{3}-[0-9]{4}$/;

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value, least, most) => typeof value === 'string' && value.length >= least && value.length <= most;
const hasOnly = (value, count) => Object.keys(value).length === count;

export function isOrder(value) {
  if (!isObject(value) || !hasOnly(value, 5) || !Array.isArray(value.lines)) return false;
  const { customerId, currency, note, address, lines } = value;
  if (!Number.isInteger(customerId) || customerId < 1 || !currencies.has(currency) || !isText(note, 0, 200)) return false;
  if (!isAddress(address) || lines.length < 1 || lines.length > 50) return false;
  return lines.every(isLine);
}

function isAddress(value) {
  return (
    isObject(value) &&
    hasOnly(value, 4) &&
    isText(value.street, 1, 100) &&
    isText(value.city, 1, 100) &&
    isText(value.zip, 3, 10) &&
    isText(value.country, 2, 2)
  );
}

function isLine(value) {
  if (!isObject(value) || !hasOnly(value, 3)) return false;
  const { sku: code, quantity, unitCents } = value;
  return (
    typeof code === 'string' && sku.test(code) && Number.isInteger(quantity) && quantity >= 1 && quantity <= 99 && Number.isInteger(unitCents) && unitCents >= 0
  );
}

export function isManyBody(value, index) {
  if (!isObject(value) || !hasOnly(value, 2)) return false;
  const number = value[`field${index}`];
  return isText(value.name, 1, 80) && Number.isInteger(number) && number >= 0;
}

const digits = /^-?\d{1,15}$/;

/** NaN for what is no integer. */
export const integerOf = (text) => (digits.test(text) ? Number(text) : Number.NaN);

const booleanOf = (text) => (text === 'true' ? true : text === 'false' ? false : null);

/** Query text from `start` on as typed values; null when it is invalid. */
export function readUserQuery(url, start) {
  const query = { page: 0, size: 0, active: null, sort: '' };
  for (const pair of url.slice(start).split('&')) {
    const equals = pair.indexOf('=');
    const text = decodeURIComponent(pair.slice(equals + 1));
    switch (pair.slice(0, equals)) {
      case 'page':
        query.page = integerOf(text);
        break;
      case 'size':
        query.size = integerOf(text);
        break;
      case 'active':
        query.active = booleanOf(text);
        break;
      case 'sort':
        query.sort = text;
        break;
      default:
        return null;
    }
  }
  const { page, size, active, sort } = query;
  return page >= 1 && size >= 1 && size <= 100 && active !== null && isText(sort, 1, 20) ? query : null;
}

/** The same for a route of many. */
export function readManyQuery(url, start, most) {
  const query = { limit: 0, dryRun: null };
  for (const pair of url.slice(start).split('&')) {
    const equals = pair.indexOf('=');
    const name = pair.slice(0, equals);
    const text = decodeURIComponent(pair.slice(equals + 1));
    if (name === 'limit') query.limit = integerOf(text);
    else if (name === 'dryRun') query.dryRun = booleanOf(text);
    else return null;
  }
  return query.limit >= 1 && query.limit <= most && query.dryRun !== null ? query : null;
}
