"""Views of functions, as in the tutorial of Django REST framework."""

from django.http import JsonResponse
from django.urls import path
from rest_framework.decorators import api_view
from rest_framework.response import Response

import drf_serializers as schemas
import work

urlpatterns = []


def valid(serializer):
    serializer.is_valid(raise_exception=True)
    return serializer.validated_data


def pairs_of(items):
    return [(item["quantity"], item["unitCents"]) for item in items]


def not_found(request, exception):
    return JsonResponse({"error": "not found"}, status=404)


handler404 = not_found


def ordinary_patterns():
    @api_view(["GET"])
    def hello(_request):
        return Response(schemas.Greeting(work.greet()).data)

    @api_view(["GET"])
    def activity(request, user_id):
        query = valid(schemas.UserQuery(data=request.query_params.dict()))
        given = {"user_id": user_id, "account": request.headers.get("x-account"), "locale": request.headers.get("x-locale")}
        own = valid(schemas.UserParameters(data=given))
        return Response(schemas.UserPage(work.user_page(**own, **query)).data)

    @api_view(["POST"])
    def orders(request):
        order = valid(schemas.Order(data=request.data))
        return Response(schemas.Receipt(work.receipt_of(order["customerId"], order["currency"], pairs_of(order["lines"]))).data, status=201)

    @api_view(["POST"])
    def shipments(request):
        shipment = valid(schemas.Shipment(data=request.data))
        parcels = [(parcel["weightGrams"], pairs_of(parcel["items"])) for parcel in shipment["parcels"]]
        return Response(schemas.Label(work.label_of(shipment["reference"], parcels)).data, status=201)

    @api_view(["GET"])
    def users(_request):
        return Response(schemas.User(work.USER_ROWS, many=True).data)

    return [
        path("hello", hello),
        path("hello-later", hello),
        path("users/<user_id>/activity", activity),
        path("orders", orders),
        path("shipments", shipments),
        path("users", users),
    ]


def many_patterns(count):
    return [path(f"resource-{index}/<item_id>", many_view(index)) for index in range(count)]


def many_view(index):
    query_class, body_class, reply_class = schemas.many_serializers(index)

    @api_view(["POST"])
    def handle(request, item_id):
        own = valid(schemas.ManyParameters(data={"item_id": item_id}))
        query = valid(query_class(data=request.query_params.dict()))
        body = valid(body_class(data=request.data))
        return Response(reply_class(work.many_reply(index, own["item_id"], query["limit"], query["dryRun"], body)).data)

    return handle
