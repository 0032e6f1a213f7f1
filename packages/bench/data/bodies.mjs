/** An order as a shop would send it: about 400 bytes of JSON. */
export const order = {
  customerId: 48213,
  currency: 'EUR',
  note: 'Leave it with the neighbours, please.',
  address: { street: 'Lange Straße 17', city: 'Bremen', zip: '28195', country: 'DE' },
  lines: [
    { sku: 'ABC-1001', quantity: 2, unitCents: 1299 },
    { sku: 'QRS-2040', quantity: 1, unitCents: 45900 },
    { sku: 'TUV-0007', quantity: 12, unitCents: 85 },
    { sku: 'XYZ-9999', quantity: 3, unitCents: 2450 },
  ],
};

const products = ['Espresso cups, set of six', 'Crème brûlée dishes', 'Chef’s knife, 20 cm', 'Linen apron', 'Cast iron pan'];

const itemOf = (parcel) => (_, index) => ({
  sku: `ITM-${String(1000 + parcel * 10 + index)}`,
  name: products[(parcel + index) % products.length],
  quantity: 1 + ((parcel + index) % 9),
  unitCents: 1250 + parcel * 100 + index,
  tags: ['kitchen', 'gift', index % 2 === 0 ? 'new' : 'sale'],
  ...(index % 3 === 0 ? { giftMessage: 'Happy birthday, and many happy returns!' } : {}),
});

/** A shipment: five objects deep, about 10 KB of JSON. */
export const shipment = {
  reference: 'S-2024-000815',
  service: 'express',
  sender: { name: 'Küchen & Co.', phone: '+49 421 555 0100', address: order.address },
  recipient: { name: 'Zoë Müller', address: { street: 'Bahnhofstrasse 1', city: 'Zürich', zip: '8001', country: 'CH' } },
  parcels: Array.from({ length: 8 }, (_, parcel) => ({
    weightGrams: 750 + parcel * 125,
    fragile: parcel % 2 === 0,
    insuredCents: parcel % 3 === 0 ? null : 50_000,
    dimensions: { length: 40.5, width: 30.25, height: 12 + parcel },
    items: Array.from({ length: 8 }, itemOf(parcel)),
  })),
};
