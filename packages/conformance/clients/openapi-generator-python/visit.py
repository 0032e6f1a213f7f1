"""Visits the bookshop with the client that openapi-generator made, and prints what it saw."""

import json
import sys
from datetime import datetime, timedelta, timezone

sys.path.insert(0, "client")

from shop import ApiClient, Configuration
from shop.api import AuthorsApi, BooksApi, CustomersApi, OrdersApi, TokensApi
from shop.exceptions import ApiException
from shop.models import BookPatch, NewBook, NewCustomer, NewOrder, NewOrderLine, NewToken, OutOfStock, Problem

base_url, name = sys.argv[1:3]


def client(token=None):
    return ApiClient(Configuration(host=base_url, access_token=token))


def problem_of(call, expected=Problem):
    """The problem that a call ends with; `data` of the exception is the model that the document names."""
    try:
        call()
    except ApiException as failure:
        assert isinstance(failure.data, expected), failure
        assert failure.data.status == failure.status
        return failure.data
    raise RuntimeError("no problem")


def seen(problem):
    return {"status": problem.status, "title": problem.title}


books, authors = BooksApi(client()), AuthorsApi(client())
shelf = {"subject": "science-fiction", "sort": "year", "limit": 3}
first = books.books_list(**shelf)
second = books.books_list(**shelf, cursor=first.next_cursor)

herbert = authors.authors_list(q="Frank Herbert").items[0]
atwood = authors.authors_list(q="Margaret Atwood").items[0]
oldest = books.books_get(first.items[0].id)

missing = problem_of(lambda: books.books_get(2147483647))
invalid = problem_of(lambda: books.books_list(cursor="no cursor"))
refused = problem_of(lambda: CustomersApi(client("unknown")).customers_me())

registration = CustomersApi(client()).customers_register(NewCustomer(name=name, email=f"{name}@example.org"))
customer = client(registration.token)
me = CustomersApi(customer).customers_me()

expires_at = datetime.now(timezone.utc).replace(microsecond=0) + timedelta(days=1)
own_tokens = TokensApi(customer)
laptop = own_tokens.tokens_issue(NewToken(name="laptop", expires_at=expires_at))
tokens = own_tokens.tokens_list()
revoked = own_tokens.tokens_revoke_with_http_info(laptop.id)
tokens_left = own_tokens.tokens_list()

staff = BooksApi(client("bookshop-demo-staff-token"))
new_book = NewBook(title=f"A visit by {name}", year=2026, language="en", pages=100, price_cents=1250, author_id=oldest.author.id)
created = staff.books_create_with_http_info(new_book)
book_id = created.data.id
book = staff.books_update(book_id, BookPatch(stock=3))

orders = OrdersApi(customer)
order = orders.orders_place(NewOrder(lines=[NewOrderLine(book_id=book_id)]))
too_many = problem_of(lambda: orders.orders_place(NewOrder(lines=[NewOrderLine(book_id=book_id, quantity=99)])), OutOfStock)
ordered = problem_of(lambda: staff.books_remove(book_id))
cancelled = orders.orders_cancel(order.id)

spare = staff.books_create(new_book)
removed = staff.books_remove_with_http_info(spare.id)
gone = problem_of(lambda: books.books_get(spare.id))

report = {
    "pages": [[book.title for book in page.items] for page in (first, second)],
    "total": first.total,
    "died": {"herbert": herbert.died_year, "atwood": atwood.died_year},
    "createdAtMs": round(oldest.created_at.timestamp() * 1000),
    "missing": seen(missing),
    "invalid": {**seen(invalid), "isPointed": invalid.errors[0].pointer == "/cursor"},
    "refused": seen(refused),
    "me": {"name": me.name, "role": me.role},
    "tokens": [{"name": token.name, "expires": None if token.expires_at is None else token.expires_at == expires_at} for token in tokens],
    "revoked": {"status": revoked.status_code, "left": len(tokens_left)},
    "created": {"status": created.status_code, "isLocated": created.headers["location"] == f"/books/{book_id}"},
    "book": {"subjects": book.subjects, "rating": book.rating, "stock": book.stock, "priceCents": book.price_cents},
    "order": {"status": order.status, "totalCents": order.total_cents, "quantity": order.lines[0].quantity},
    "tooMany": {"status": too_many.status, "left": too_many.left},
    "ordered": seen(ordered),
    "cancelled": cancelled.status,
    "removed": {"status": removed.status_code, "then": gone.status},
}
print(json.dumps(report))
