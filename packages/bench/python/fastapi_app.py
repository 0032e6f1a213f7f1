"""FastAPI with models for everything, as in its tutorial; `async def`, which its manual advises where nothing blocks."""

import asyncio
from typing import Annotated

from fastapi import FastAPI, Header, Path, Query

import work
from models import (
    Greeting,
    Id,
    Label,
    Order,
    Receipt,
    Shipment,
    User,
    UserHeaders,
    UserPage,
    UserQuery,
    many_models,
    order_receipt_input,
    shipment_label_input,
)


def create_app(routes):
    app = FastAPI(openapi_url=None)
    if routes == 0:
        add_ordinary_routes(app)
    for index in range(routes):
        add_many_route(app, index)
    return app


def add_ordinary_routes(app):
    @app.get("/hello")
    async def hello() -> Greeting:
        return Greeting(**work.greet())

    @app.get("/hello-later")
    async def hello_later() -> Greeting:
        await asyncio.sleep(0)
        return Greeting(**work.greet())

    @app.get("/users/{user_id}/activity")
    async def activity(
        user_id: Annotated[int, Path(ge=1)], query: Annotated[UserQuery, Query()], headers: Annotated[UserHeaders, Header()]
    ) -> UserPage:
        page = work.user_page(
            user_id, query.page, query.size, query.active == "true", query.sort, headers.x_account, headers.x_locale
        )
        return UserPage(**page)

    @app.post("/orders", status_code=201)
    async def orders(order: Order) -> Receipt:
        return Receipt(**work.receipt_of(*order_receipt_input(order)))

    @app.post("/shipments", status_code=201)
    async def shipments(shipment: Shipment) -> Label:
        return Label(**work.label_of(*shipment_label_input(shipment)))

    # The model of the response leaves the other members out.
    @app.get("/users", response_model=list[User])
    async def users():
        return work.USER_ROWS


def add_many_route(app, index):
    query_model, body_model, reply_model = many_models(index)

    async def handle(item_id: Id, query: Annotated[query_model, Query()], body: body_model):
        return work.many_reply(index, item_id, query.limit, query.dryRun == "true", body.model_dump())

    app.post(f"/resource-{index}/{{item_id}}", response_model=reply_model)(handle)
