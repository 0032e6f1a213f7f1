"""Flask with models of Pydantic for what comes and what leaves, which write JSON themselves."""

from flask import Flask, Response, request
from pydantic import TypeAdapter, ValidationError
from werkzeug.exceptions import UnsupportedMediaType

import work
from models import (
    Greeting,
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

USERS = TypeAdapter(list[User])


def create_app(routes):
    app = Flask(__name__, static_folder=None)
    app.register_error_handler(ValidationError, lambda error: ({"error": "invalid"}, 422))
    if routes == 0:
        add_ordinary_routes(app)
    for index in range(routes):
        add_many_route(app, index)
    return app


def reply(model, status=200):
    return Response(model.model_dump_json(), status, mimetype="application/json")


def body_of(model):
    if request.mimetype != "application/json":
        raise UnsupportedMediaType
    return model.model_validate_json(request.get_data())


def add_ordinary_routes(app):
    @app.get("/hello")
    def hello():
        return reply(Greeting(**work.greet()))

    # Views of Flask that await run an event loop of their own each time; users of Flask write plain functions.
    @app.get("/hello-later")
    def hello_later():
        return reply(Greeting(**work.greet()))

    # A converter of Flask decides whether a route matches: text for a number is its 404.
    @app.get("/users/<int(min=1):user_id>/activity")
    def activity(user_id):
        query = UserQuery.model_validate(request.args.to_dict())
        headers = UserHeaders.model_validate({"x_account": request.headers.get("x-account"), "x_locale": request.headers.get("x-locale")})
        page = work.user_page(
            user_id, query.page, query.size, query.active == "true", query.sort, headers.x_account, headers.x_locale
        )
        return reply(UserPage(**page))

    @app.post("/orders")
    def orders():
        return reply(Receipt(**work.receipt_of(*order_receipt_input(body_of(Order)))), 201)

    @app.post("/shipments")
    def shipments():
        return reply(Label(**work.label_of(*shipment_label_input(body_of(Shipment)))), 201)

    @app.get("/users")
    def users():
        return Response(USERS.dump_json(USERS.validate_python(work.USER_ROWS)), mimetype="application/json")


def add_many_route(app, index):
    query_model, body_model, reply_model = many_models(index)

    def handle(item_id):
        query = query_model.model_validate(request.args.to_dict())
        body = body_of(body_model)
        return reply(reply_model(**work.many_reply(index, item_id, query.limit, query.dryRun == "true", body.model_dump())))

    app.post(f"/resource-{index}/<int(min=1):item_id>", endpoint=f"resource{index}")(handle)
