// Written by `tenon client`: run it again after the api has changed.
import type { App as AppOf, Headed, Problem as ProblemDetails, Route } from 'tenon/client';

/** A person who writes books */
export type Author = { id: number; name: string; bornYear: number; diedYear: number | null; country: string };
/** One page of a list */
export type AuthorPage = { items: Author[]; total: number; nextCursor: string | null };
/** What to change of an author; the rest stays */
export type AuthorPatch = { name?: string; bornYear?: number; diedYear?: number | null; country?: string };
/** A book on the shelves */
export type Book = { id: number; title: string; year: number; language: string; pages: number; subjects: string[]; priceCents: number; stock: number; author: BookAuthor; rating: number | null; reviewCount: number; createdAt: Date };
export type BookAuthor = { id: number; name: string };
/** One page of a list */
export type BookPage = { items: Book[]; total: number; nextCursor: string | null };
/** What to change of a book; the rest stays */
export type BookPatch = { title?: string; year?: number; language?: string; pages?: number; subjects?: string[]; priceCents?: number; stock?: number; authorId?: number };
/** Someone who can sign in */
export type Customer = { id: number; name: string; email: string; role: Role; createdAt: Date };
/** One page of a list */
export type CustomerPage = { items: Customer[]; total: number; nextCursor: string | null };
/** What to change about oneself; the rest stays */
export type CustomerPatch = { name?: string; email?: string };
export type IssuedToken = { id: number; name: string; prefix: string; createdAt: Date; lastUsedAt: Date | null; expiresAt: Date | null; secret: string };
/** An author to add */
export type NewAuthorInput = { name: string; bornYear: number; diedYear?: number | null; country: string };
/** A book to put on the shelves */
export type NewBookInput = { title: string; year: number; language: string; pages: number; subjects?: string[]; priceCents: number; stock?: number; authorId: number };
/** A picture of a book */
export type NewCover = { description: string; picture: File };
/** Someone who wants to sign in */
export type NewCustomer = { name: string; email: string };
/** An order to place: all of it or nothing */
export type NewOrderInput = { lines: NewOrderLineInput[] };
export type NewOrderLineInput = { bookId: number; quantity?: number };
/** A review to write */
export type NewReview = { rating: number; text: string };
export type NewToken = { name: string; expiresAt?: Date };
/** What a customer ordered */
export type Order = { id: string; customerId: number; status: OrderStatus; totalCents: number; placedAt: Date; lines: OrderLine[] };
/** Some copies of one book */
export type OrderLine = { bookId: number; title: string; quantity: number; unitPriceCents: number };
/** One page of a list */
export type OrderPage = { items: Order[]; total: number; nextCursor: string | null };
/** placed → paid → shipped, or cancelled before it ships */
export type OrderStatus = "placed" | "paid" | "shipped" | "cancelled";
/** Problem details (RFC 9457) */
export type OutOfStock = { type?: string; title: string; status: number; detail?: string; instance?: string; code?: string; errors?: ProblemIssue[]; bookId: number; left: number };
/** One mistake in a value */
export type ProblemIssue = { location: "path" | "query" | "header" | "cookie" | "body"; pointer: string; code: string; message: string; parameters?: { [name: string]: unknown } };
export type Registration = { customer: Customer; token: string };
/** What a customer thinks of a book */
export type Review = { id: number; bookId: number; customer: Reviewer; rating: number; text: string; createdAt: Date };
/** One page of a list */
export type ReviewPage = { items: Review[]; total: number; nextCursor: string | null };
/** What to change of a review; the rest stays */
export type ReviewPatch = { rating?: number; text?: string };
export type Reviewer = { id: number; name: string };
/** Staff runs the shop */
export type Role = "customer" | "staff";
/** A bearer token, without its secret */
export type Token = { id: number; name: string; prefix: string; createdAt: Date; lastUsedAt: Date | null; expiresAt: Date | null };

/** The routes, by tree path. */
export interface Routes {
  readonly books: {
    /** Read all books: `GET /catalogue` */
    readonly catalogue: Route<"GET", "/catalogue", {}, { 200: import('tenon/client').Streamed<Book> }, {}>;
    /** Look at the cover of a book: `GET /books/{id}/cover` */
    readonly cover: Route<"GET", "/books/{id}/cover", { params: { id: number } }, { 200: Uint8Array; 404: ProblemDetails }, {}>;
    /** Add a book: `POST /books` */
    readonly create: Route<"POST", "/books", { body: NewBookInput }, { 201: Headed<Book, { location: string }>; 409: ProblemDetails }, { 401: ProblemDetails; 403: ProblemDetails }>;
    /** Take the catalogue home: `GET /catalogue/file` */
    readonly everything: Route<"GET", "/catalogue/file", {}, { 200: Book[] }, {}>;
    /** Read one book: `GET /books/{id}` */
    readonly get: Route<"GET", "/books/{id}", { params: { id: number } }, { 200: Book; 404: ProblemDetails }, {}>;
    /** Search the shelves: `GET /books` */
    readonly list: Route<"GET", "/books", { query: { q?: string; authorId?: number; subject?: string; language?: string; yearFrom?: number; yearTo?: number; priceFromCents?: number; priceToCents?: number; inStock?: boolean; sort?: "title" | "year" | "price" | "rating"; order?: "asc" | "desc"; limit?: number; cursor?: string } }, { 200: BookPage; 404: ProblemDetails }, {}>;
    /** Take a book off the list: `DELETE /books/{id}` */
    readonly remove: Route<"DELETE", "/books/{id}", { params: { id: number } }, { 204: undefined; 404: ProblemDetails; 409: ProblemDetails }, { 401: ProblemDetails; 403: ProblemDetails }>;
    /** Give a book a cover: `PUT /books/{id}/cover` */
    readonly setCover: Route<"PUT", "/books/{id}/cover", { params: { id: number }; body: NewCover }, { 204: undefined; 409: ProblemDetails }, { 401: ProblemDetails; 403: ProblemDetails }>;
    /** Change a book: `PATCH /books/{id}` */
    readonly update: Route<"PATCH", "/books/{id}", { params: { id: number }; body: BookPatch }, { 200: Book; 404: ProblemDetails; 409: ProblemDetails }, { 401: ProblemDetails; 403: ProblemDetails }>;
  };
  readonly authors: {
    /** List the books of an author, oldest first: `GET /authors/{id}/books` */
    readonly books: Route<"GET", "/authors/{id}/books", { params: { id: number }; query: { limit?: number; cursor?: string } }, { 200: BookPage; 404: ProblemDetails }, {}>;
    /** Add an author: `POST /authors` */
    readonly create: Route<"POST", "/authors", { body: NewAuthorInput }, { 201: Headed<Author, { location: string }>; 409: ProblemDetails }, { 401: ProblemDetails; 403: ProblemDetails }>;
    /** Read about one author: `GET /authors/{id}` */
    readonly get: Route<"GET", "/authors/{id}", { params: { id: number } }, { 200: Author; 404: ProblemDetails }, {}>;
    /** List authors by name: `GET /authors` */
    readonly list: Route<"GET", "/authors", { query: { q?: string; country?: string; limit?: number; cursor?: string } }, { 200: AuthorPage; 404: ProblemDetails }, {}>;
    /** Change an author: `PATCH /authors/{id}` */
    readonly update: Route<"PATCH", "/authors/{id}", { params: { id: number }; body: AuthorPatch }, { 200: Author; 404: ProblemDetails; 409: ProblemDetails }, { 401: ProblemDetails; 403: ProblemDetails }>;
  };
  readonly reviews: {
    /** Review a book: `POST /books/{id}/reviews` */
    readonly create: Route<"POST", "/books/{id}/reviews", { params: { id: number }; body: NewReview }, { 201: Headed<Review, { location: string }>; 404: ProblemDetails; 409: ProblemDetails }, { 401: ProblemDetails }>;
    /** Read one review: `GET /reviews/{id}` */
    readonly get: Route<"GET", "/reviews/{id}", { params: { id: number } }, { 200: Review; 404: ProblemDetails }, {}>;
    /** List what customers think of a book, newest first: `GET /books/{id}/reviews` */
    readonly list: Route<"GET", "/books/{id}/reviews", { params: { id: number }; query: { limit?: number; cursor?: string } }, { 200: ReviewPage; 404: ProblemDetails }, {}>;
    /** Remove a review of your own: `DELETE /reviews/{id}` */
    readonly remove: Route<"DELETE", "/reviews/{id}", { params: { id: number } }, { 204: undefined; 404: ProblemDetails }, { 401: ProblemDetails }>;
    /** Change a review of your own: `PATCH /reviews/{id}` */
    readonly update: Route<"PATCH", "/reviews/{id}", { params: { id: number }; body: ReviewPatch }, { 200: Review; 404: ProblemDetails }, { 401: ProblemDetails }>;
  };
  readonly customers: {
    /** Read about one customer: `GET /customers/{id}` */
    readonly get: Route<"GET", "/customers/{id}", { params: { id: number } }, { 200: Customer; 404: ProblemDetails }, { 401: ProblemDetails; 403: ProblemDetails }>;
    /** List customers in the order in which they registered: `GET /customers` */
    readonly list: Route<"GET", "/customers", { query: { role?: Role; limit?: number; cursor?: string } }, { 200: CustomerPage; 404: ProblemDetails }, { 401: ProblemDetails; 403: ProblemDetails }>;
    /** Read what the shop knows about you: `GET /customers/me` */
    readonly me: Route<"GET", "/customers/me", {}, { 200: Customer }, { 401: ProblemDetails }>;
    /** Register: `POST /customers` */
    readonly register: Route<"POST", "/customers", { body: NewCustomer }, { 201: Headed<Registration, { location: string }>; 409: ProblemDetails }, { 429: Headed<ProblemDetails, { "retry-after": number }> }>;
    /** Change your name or email address: `PATCH /customers/me` */
    readonly updateMe: Route<"PATCH", "/customers/me", { body: CustomerPatch }, { 200: Customer; 409: ProblemDetails }, { 401: ProblemDetails }>;
  };
  readonly tokens: {
    /** Issue a token: `POST /tokens` */
    readonly issue: Route<"POST", "/tokens", { body: NewToken }, { 201: IssuedToken; 409: ProblemDetails }, { 401: ProblemDetails }>;
    /** List your tokens, oldest first: `GET /tokens` */
    readonly list: Route<"GET", "/tokens", {}, { 200: Token[] }, { 401: ProblemDetails }>;
    /** End a token at once: `DELETE /tokens/{id}` */
    readonly revoke: Route<"DELETE", "/tokens/{id}", { params: { id: number } }, { 204: undefined; 404: ProblemDetails; 409: ProblemDetails }, { 401: ProblemDetails }>;
  };
  readonly orders: {
    /** List everybody’s orders, newest first: `GET /orders/all` */
    readonly all: Route<"GET", "/orders/all", { query: { status?: OrderStatus; limit?: number; cursor?: string } }, { 200: OrderPage; 404: ProblemDetails }, { 401: ProblemDetails; 403: ProblemDetails }>;
    /** Cancel an order that was not shipped: `POST /orders/{id}/cancel` */
    readonly cancel: Route<"POST", "/orders/{id}/cancel", { params: { id: string } }, { 200: Order; 404: ProblemDetails; 409: ProblemDetails }, { 401: ProblemDetails }>;
    /** Read one order: `GET /orders/{id}` */
    readonly get: Route<"GET", "/orders/{id}", { params: { id: string } }, { 200: Order }, { 401: ProblemDetails; 404: ProblemDetails }>;
    /** List your orders, newest first: `GET /orders` */
    readonly list: Route<"GET", "/orders", { query: { status?: OrderStatus; limit?: number; cursor?: string } }, { 200: OrderPage; 404: ProblemDetails }, { 401: ProblemDetails }>;
    /** Note that an order was paid: `POST /orders/{id}/pay` */
    readonly pay: Route<"POST", "/orders/{id}/pay", { params: { id: string } }, { 200: Order; 404: ProblemDetails; 409: ProblemDetails }, { 401: ProblemDetails; 403: ProblemDetails }>;
    /** Order books: `POST /orders` */
    readonly place: Route<"POST", "/orders", { body: NewOrderInput }, { 201: Headed<Order, { location: string }>; 409: OutOfStock }, { 401: ProblemDetails; 429: Headed<ProblemDetails, { "retry-after": number }> }>;
    /** Note that an order left the shop: `POST /orders/{id}/ship` */
    readonly ship: Route<"POST", "/orders/{id}/ship", { params: { id: string } }, { 200: Order; 404: ProblemDetails; 409: ProblemDetails }, { 401: ProblemDetails; 403: ProblemDetails }>;
  };
}

/** For `createClient<App>(manifest, { baseUrl })`. */
export interface App extends AppOf<Routes> {}
