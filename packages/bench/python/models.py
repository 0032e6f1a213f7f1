"""The schemas of data/schemas.mjs as models of Pydantic: bodies are strict, text from paths, queries and headers is not."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, create_model


class Body(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class Text(BaseModel):
    model_config = ConfigDict(extra="forbid")


Short = Annotated[str, Field(min_length=1, max_length=80)]
Sku = Annotated[str, Field(pattern=r"^[A-Z]{3}-[0-9]{4}$")]
Count = Annotated[int, Field(ge=1, le=99)]
Cents = Annotated[int, Field(ge=0)]
Size = Annotated[float, Field(gt=0, le=500)]
Id = Annotated[int, Field(ge=1)]


class Greeting(BaseModel):
    hello: str


class UserQuery(Text):
    page: int = Field(ge=1)
    size: int = Field(ge=1, le=100)
    active: Literal["true", "false"]
    sort: str = Field(min_length=1, max_length=20)


class UserHeaders(BaseModel):
    x_account: int = Field(ge=1)
    x_locale: Literal["de", "en", "fr"]


class UserPage(BaseModel):
    id: int
    page: int
    size: int
    active: bool
    sort: str
    account: int
    locale: str
    name: str


class Line(Body):
    sku: Sku
    quantity: Count
    unitCents: Cents


class Address(Body):
    street: Annotated[str, Field(min_length=1, max_length=100)]
    city: Annotated[str, Field(min_length=1, max_length=100)]
    zip: Annotated[str, Field(min_length=3, max_length=10)]
    country: Annotated[str, Field(min_length=2, max_length=2)]


class Order(Body):
    customerId: Id
    currency: Literal["EUR", "USD", "GBP"]
    note: Annotated[str, Field(max_length=200)]
    address: Address
    lines: Annotated[list[Line], Field(min_length=1, max_length=50)]


class Receipt(BaseModel):
    customerId: int
    currency: str
    lineCount: int
    totalCents: int
    accepted: bool


class Item(Body):
    sku: Sku
    name: Short
    quantity: Count
    unitCents: Cents
    tags: Annotated[list[Annotated[str, Field(min_length=1, max_length=20)]], Field(max_length=5)]
    # The default is never checked: the member is optional, and null is refused.
    giftMessage: Annotated[str, Field(max_length=120)] = None


class Dimensions(Body):
    length: Size
    width: Size
    height: Size


class Parcel(Body):
    weightGrams: Annotated[int, Field(ge=1, le=50_000)]
    fragile: bool
    insuredCents: Cents | None
    dimensions: Dimensions
    items: Annotated[list[Item], Field(min_length=1, max_length=20)]


class Party(Body):
    name: Short
    phone: Annotated[str, Field(max_length=30)] = None
    address: Address


class Shipment(Body):
    reference: Annotated[str, Field(min_length=1, max_length=40)]
    service: Literal["standard", "express"]
    sender: Party
    recipient: Party
    parcels: Annotated[list[Parcel], Field(min_length=1, max_length=20)]


class Label(BaseModel):
    reference: str
    parcelCount: int
    itemCount: int
    weightGrams: int
    totalCents: int


class User(BaseModel):
    id: int
    name: str
    email: str
    role: str
    active: bool
    score: float
    city: str
    createdAt: str


def many_models(index):
    """Query, body and reply of one route of many."""
    field = f"field{index}"
    query = create_model(
        f"Query{index}", __base__=Text, limit=(int, Field(ge=1, le=100 + index % 10)), dryRun=(Literal["true", "false"], ...)
    )
    body = create_model(f"Body{index}", __base__=Body, name=(Short, ...), **{field: (Cents, ...)})
    reply = create_model(f"Reply{index}", id=(int, ...), limit=(int, ...), dryRun=(bool, ...), name=(str, ...), **{field: (int, ...)})
    return query, body, reply


def order_receipt_input(order):
    return order.customerId, order.currency, [(line.quantity, line.unitCents) for line in order.lines]


def shipment_label_input(shipment):
    parcels = [(parcel.weightGrams, [(item.quantity, item.unitCents) for item in parcel.items]) for parcel in shipment.parcels]
    return shipment.reference, parcels
