"""What every server of Python does between its input and its output; the same as data/handlers.mjs."""

NAMES = ["Ada Lovelace", "Grace Hopper", "Alan Turing", "Barbara Liskov", "Zoë Müller"]
CITIES = ["London", "New York", "Manchester", "Los Angeles", "Zürich"]


def greet():
    return {"hello": "world"}


def user_page(user_id, page, size, active, sort, account, locale):
    return {
        "id": user_id,
        "page": page,
        "size": size,
        "active": active,
        "sort": sort,
        "account": account,
        "locale": locale,
        "name": "Grace Hopper",
    }


def receipt_of(customer_id, currency, lines):
    """`lines` are pairs of quantity and cents."""
    total = sum(quantity * cents for quantity, cents in lines)
    return {"customerId": customer_id, "currency": currency, "lineCount": len(lines), "totalCents": total, "accepted": True}


def label_of(reference, parcels):
    """`parcels` are pairs of a weight and of items, which are pairs of quantity and cents."""
    return {
        "reference": reference,
        "parcelCount": len(parcels),
        "itemCount": sum(len(items) for _, items in parcels),
        "weightGrams": sum(weight for weight, _ in parcels),
        "totalCents": sum(quantity * cents for _, items in parcels for quantity, cents in items),
    }


def user_row(index):
    return {
        "id": 1000 + index,
        "name": NAMES[index % len(NAMES)],
        "email": f"person.{index}@mail.example.org",
        "passwordHash": "$2b$12$" + str(index).rjust(44, "x"),
        "role": "administrator" if index % 7 == 0 else "member",
        "active": index % 3 != 0,
        "score": (index * 125 + 13) / 100,
        "city": CITIES[index % len(CITIES)],
        "createdAt": f"2024-0{index % 9 + 1}-1{index % 10}T08:30:00.000Z",
        "internalNote": "seen by the staff only",
        "failedLogins": index % 4,
    }


USER_ROWS = [user_row(index) for index in range(100)]


def many_reply(index, item_id, limit, dry_run, body):
    field = f"field{index}"
    return {"id": item_id, "limit": limit, "dryRun": dry_run, "name": body["name"], field: body[field]}
