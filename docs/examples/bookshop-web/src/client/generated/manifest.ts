// Written by `tenon client`: run it again after the api has changed.
import type { Manifest } from 'tenon/client';

/** For `createClient<App>(manifest, { baseUrl })`. */
export const manifest: Manifest = {
  tenon: 1,
  routes: {
    "books.create": {"method":"POST","path":"/books","codecs":{"201":{"members":{"createdAt":"date"}}}},
    "books.get": {"method":"GET","path":"/books/{id}","codecs":{"200":{"members":{"createdAt":"date"}}}},
    "books.list": {"method":"GET","path":"/books","codecs":{"200":{"members":{"items":{"items":{"members":{"createdAt":"date"}}}}}}},
    "books.remove": {"method":"DELETE","path":"/books/{id}"},
    "books.update": {"method":"PATCH","path":"/books/{id}","codecs":{"200":{"members":{"createdAt":"date"}}}},
    "authors.books": {"method":"GET","path":"/authors/{id}/books","codecs":{"200":{"members":{"items":{"items":{"members":{"createdAt":"date"}}}}}}},
    "authors.create": {"method":"POST","path":"/authors"},
    "authors.get": {"method":"GET","path":"/authors/{id}"},
    "authors.list": {"method":"GET","path":"/authors"},
    "authors.update": {"method":"PATCH","path":"/authors/{id}"},
    "reviews.create": {"method":"POST","path":"/books/{id}/reviews","codecs":{"201":{"members":{"createdAt":"date"}}}},
    "reviews.get": {"method":"GET","path":"/reviews/{id}","codecs":{"200":{"members":{"createdAt":"date"}}}},
    "reviews.list": {"method":"GET","path":"/books/{id}/reviews","codecs":{"200":{"members":{"items":{"items":{"members":{"createdAt":"date"}}}}}}},
    "reviews.remove": {"method":"DELETE","path":"/reviews/{id}"},
    "reviews.update": {"method":"PATCH","path":"/reviews/{id}","codecs":{"200":{"members":{"createdAt":"date"}}}},
    "customers.get": {"method":"GET","path":"/customers/{id}","codecs":{"200":{"members":{"createdAt":"date"}}}},
    "customers.list": {"method":"GET","path":"/customers","codecs":{"200":{"members":{"items":{"items":{"members":{"createdAt":"date"}}}}}}},
    "customers.me": {"method":"GET","path":"/customers/me","codecs":{"200":{"members":{"createdAt":"date"}}}},
    "customers.register": {"method":"POST","path":"/customers","codecs":{"201":{"members":{"customer":{"members":{"createdAt":"date"}}}}}},
    "customers.updateMe": {"method":"PATCH","path":"/customers/me","codecs":{"200":{"members":{"createdAt":"date"}}}},
    "tokens.issue": {"method":"POST","path":"/tokens","codecs":{"201":{"members":{"createdAt":"date","lastUsedAt":{"anyOf":["date"]},"expiresAt":{"anyOf":["date"]}}},"body":{"members":{"expiresAt":"date"}}}},
    "tokens.list": {"method":"GET","path":"/tokens","codecs":{"200":{"items":{"members":{"createdAt":"date","lastUsedAt":{"anyOf":["date"]},"expiresAt":{"anyOf":["date"]}}}}}},
    "tokens.revoke": {"method":"DELETE","path":"/tokens/{id}"},
    "orders.all": {"method":"GET","path":"/orders/all","codecs":{"200":{"members":{"items":{"items":{"members":{"placedAt":"date"}}}}}}},
    "orders.cancel": {"method":"POST","path":"/orders/{id}/cancel","codecs":{"200":{"members":{"placedAt":"date"}}}},
    "orders.get": {"method":"GET","path":"/orders/{id}","codecs":{"200":{"members":{"placedAt":"date"}}}},
    "orders.list": {"method":"GET","path":"/orders","codecs":{"200":{"members":{"items":{"items":{"members":{"placedAt":"date"}}}}}}},
    "orders.pay": {"method":"POST","path":"/orders/{id}/pay","codecs":{"200":{"members":{"placedAt":"date"}}}},
    "orders.place": {"method":"POST","path":"/orders","codecs":{"201":{"members":{"placedAt":"date"}}}},
    "orders.ship": {"method":"POST","path":"/orders/{id}/ship","codecs":{"200":{"members":{"placedAt":"date"}}}},
  },
};
