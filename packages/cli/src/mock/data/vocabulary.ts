/** Words for texts that mean nothing. */
export const plainWords: readonly string[] =
  'amber anchor barley basin beacon birch bramble bridge canvas cedar chalk cinder clover copper coral cotton crane dune ember fern flint garnet glade harbour hazel heron indigo iron ivory juniper kestrel lantern larch linen lunar maple marble meadow mill moss north oak olive orchard osprey otter pebble pine quarry quill raven reed river rowan saffron sage sail slate sparrow spruce stone summit thistle tidal timber upland valley velvet walnut willow wren'.split(
    ' ',
  );

export const firstNames: readonly string[] =
  'Ada Amir Anna Bruno Chloe Daniel Elif Emma Farid Grace Hana Ivan Jonas Kofi Lena Maria Nadia Omar Petra Rosa Samuel Tomas Yuki Zoe'.split(' ');

export const lastNames: readonly string[] =
  'Abe Berg Castro Diaz Ekström Fischer Garcia Haddad Ivanova Jensen Kim Lopez Moreau Novak Okafor Patel Quist Rossi Sato Torres Ueda Vogel Weiss Young'.split(
    ' ',
  );

export const cities: readonly string[] =
  'Accra Bergen Bilbao Bruges Cusco Ghent Graz Hobart Kyoto Lima Lyon Malmö Nairobi Oporto Quito Riga Salta Tunis Utrecht Zadar'.split(' ');

export const countries: readonly string[] = 'Austria Belgium Chile Denmark Ghana Japan Kenya Latvia Norway Peru Portugal Spain'.split(' ');

export const colours: readonly string[] = 'amber black blue coral green grey indigo ivory olive red violet white'.split(' ');

export const languages: readonly string[] = 'de en es fr it ja nl pl pt sv'.split(' ');

export const currencies: readonly string[] = 'CHF DKK EUR GBP JPY NOK SEK USD'.split(' ');
