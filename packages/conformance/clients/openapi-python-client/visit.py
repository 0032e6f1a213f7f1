"""Visits the bookshop with the client that openapi-python-client made, and prints what it saw."""

import json
import sys
from datetime import datetime, timedelta, timezone

from client import AuthenticatedClient, Client
from client.api.authors import authors_list
from client.api.books import books_create, books_get, books_list, books_remove, books_update
from client.api.customers import customers_me, customers_register
from client.api.orders import orders_cancel, orders_place
from client.api.tokens import tokens_issue, tokens_list, tokens_revoke
from client.models import BookPatch, BooksListSort, NewBook, NewCustomer, NewOrder, NewOrderLine, NewToken, OutOfStock, Problem

base_url, name = sys.argv[1:3]
shop = Client(base_url=base_url)
staff = AuthenticatedClient(base_url=base_url, token="bookshop-demo-staff-token")


def or_raise(answer):
    """What was asked for; a problem is a model of its own."""
    if isinstance(answer, Problem) or answer is None:
        raise RuntimeError(answer)
    return answer


def seen(response):
    """The status, and the title of the problem."""
    assert isinstance(response.parsed, Problem)
    assert response.parsed.status == response.status_code
    return {"status": response.status_code.value, "title": response.parsed.title}


shelf = {"subject": "science-fiction", "sort": BooksListSort.YEAR, "limit": 3}
first = or_raise(books_list.sync(client=shop, **shelf))
second = or_raise(books_list.sync(client=shop, **shelf, cursor=first.next_cursor))

herbert = or_raise(authors_list.sync(client=shop, q="Frank Herbert")).items[0]
atwood = or_raise(authors_list.sync(client=shop, q="Margaret Atwood")).items[0]
oldest = or_raise(books_get.sync(first.items[0].id, client=shop))

missing = books_get.sync_detailed(2147483647, client=shop)
invalid = books_list.sync_detailed(client=shop, cursor="no cursor")
refused = customers_me.sync_detailed(client=AuthenticatedClient(base_url=base_url, token="unknown"))

registration = or_raise(customers_register.sync(client=shop, body=NewCustomer(name=name, email=f"{name}@example.org")))
customer = AuthenticatedClient(base_url=base_url, token=registration.token)
me = or_raise(customers_me.sync(client=customer))

expires_at = datetime.now(timezone.utc).replace(microsecond=0) + timedelta(days=1)
laptop = or_raise(tokens_issue.sync(client=customer, body=NewToken(name="laptop", expires_at=expires_at)))
tokens = or_raise(tokens_list.sync(client=customer))
revoked = tokens_revoke.sync_detailed(laptop.id, client=customer)
tokens_left = or_raise(tokens_list.sync(client=customer))

new_book = NewBook(title=f"A visit by {name}", year=2026, language="en", pages=100, price_cents=1250, author_id=oldest.author.id)
created = books_create.sync_detailed(client=staff, body=new_book)
book_id = or_raise(created.parsed).id
book = or_raise(books_update.sync(book_id, client=staff, body=BookPatch(stock=3)))

order = or_raise(orders_place.sync(client=customer, body=NewOrder(lines=[NewOrderLine(book_id=book_id)])))
too_many = orders_place.sync_detailed(client=customer, body=NewOrder(lines=[NewOrderLine(book_id=book_id, quantity=99)]))
assert isinstance(too_many.parsed, OutOfStock)
ordered = books_remove.sync_detailed(book_id, client=staff)
cancelled = or_raise(orders_cancel.sync(order.id, client=customer))

spare = or_raise(books_create.sync(client=staff, body=new_book))
removed = books_remove.sync_detailed(spare.id, client=staff)
gone = books_get.sync_detailed(spare.id, client=shop)

report = {
    "pages": [[book.title for book in page.items] for page in (first, second)],
    "total": first.total,
    "died": {"herbert": herbert.died_year, "atwood": atwood.died_year},
    "createdAtMs": round(oldest.created_at.timestamp() * 1000),
    "missing": seen(missing),
    "invalid": {**seen(invalid), "isPointed": invalid.parsed.errors[0].pointer == "/cursor"},
    "refused": seen(refused),
    "me": {"name": me.name, "role": me.role},
    "tokens": [{"name": token.name, "expires": None if token.expires_at is None else token.expires_at == expires_at} for token in tokens],
    "revoked": {"status": revoked.status_code.value, "left": len(tokens_left)},
    "created": {"status": created.status_code.value, "isLocated": created.headers["location"] == f"/books/{book_id}"},
    "book": {"subjects": book.subjects, "rating": book.rating, "stock": book.stock, "priceCents": book.price_cents},
    "order": {"status": order.status, "totalCents": order.total_cents, "quantity": order.lines[0].quantity},
    "tooMany": {"status": too_many.status_code.value, "left": too_many.parsed.left},
    "ordered": seen(ordered),
    "cancelled": cancelled.status,
    "removed": {"status": removed.status_code.value, "then": gone.status_code.value},
}
print(json.dumps(report))
