"""The schemas of data/schemas.mjs as serializers. DRF takes text for numbers and ignores unknown members: here everyone refuses both."""

from rest_framework import serializers


class Strict(serializers.Serializer):
    def to_internal_value(self, data):
        if isinstance(data, dict) and (unknown := set(data) - set(self.fields)):
            raise serializers.ValidationError({name: ["unknown"] for name in unknown})
        return super().to_internal_value(data)


class StrictInteger(serializers.IntegerField):
    def to_internal_value(self, data):
        if type(data) is not int:
            self.fail("invalid")
        return super().to_internal_value(data)


class StrictNumber(serializers.FloatField):
    def to_internal_value(self, data):
        if type(data) not in (int, float):
            self.fail("invalid")
        return super().to_internal_value(data)


class StrictBoolean(serializers.BooleanField):
    def to_internal_value(self, data):
        if type(data) is not bool:
            self.fail("invalid", input=data)
        return data


class StrictText(serializers.CharField):
    def __init__(self, **options):
        super().__init__(trim_whitespace=False, allow_blank=True, **options)

    def to_internal_value(self, data):
        if type(data) is not str:
            self.fail("invalid")
        return super().to_internal_value(data)


class Flag(serializers.ChoiceField):
    """`true` or `false` as text."""

    def __init__(self):
        super().__init__(choices=["true", "false"])

    def to_internal_value(self, data):
        return super().to_internal_value(data) == "true"


class Sku(serializers.RegexField):
    def __init__(self):
        super().__init__(r"^[A-Z]{3}-[0-9]{4}\Z")


class Greeting(serializers.Serializer):
    hello = serializers.CharField()


class UserQuery(Strict):
    page = serializers.IntegerField(min_value=1)
    size = serializers.IntegerField(min_value=1, max_value=100)
    active = Flag()
    sort = serializers.CharField(min_length=1, max_length=20)


class UserParameters(serializers.Serializer):
    user_id = serializers.IntegerField(min_value=1)
    account = serializers.IntegerField(min_value=1)
    locale = serializers.ChoiceField(choices=["de", "en", "fr"])


class UserPage(serializers.Serializer):
    id = serializers.IntegerField()
    page = serializers.IntegerField()
    size = serializers.IntegerField()
    active = serializers.BooleanField()
    sort = serializers.CharField()
    account = serializers.IntegerField()
    locale = serializers.CharField()
    name = serializers.CharField()


class Line(Strict):
    sku = Sku()
    quantity = StrictInteger(min_value=1, max_value=99)
    unitCents = StrictInteger(min_value=0)


class Address(Strict):
    street = StrictText(min_length=1, max_length=100)
    city = StrictText(min_length=1, max_length=100)
    zip = StrictText(min_length=3, max_length=10)
    country = StrictText(min_length=2, max_length=2)


class Order(Strict):
    customerId = StrictInteger(min_value=1)
    currency = serializers.ChoiceField(choices=["EUR", "USD", "GBP"])
    note = StrictText(max_length=200)
    address = Address()
    lines = Line(many=True, allow_empty=False, max_length=50)


class Receipt(serializers.Serializer):
    customerId = serializers.IntegerField()
    currency = serializers.CharField()
    lineCount = serializers.IntegerField()
    totalCents = serializers.IntegerField()
    accepted = serializers.BooleanField()


class Item(Strict):
    sku = Sku()
    name = StrictText(min_length=1, max_length=80)
    quantity = StrictInteger(min_value=1, max_value=99)
    unitCents = StrictInteger(min_value=0)
    tags = serializers.ListField(child=StrictText(min_length=1, max_length=20), max_length=5)
    giftMessage = StrictText(max_length=120, required=False)


class Dimensions(Strict):
    length = StrictNumber(min_value=0.001, max_value=500)
    width = StrictNumber(min_value=0.001, max_value=500)
    height = StrictNumber(min_value=0.001, max_value=500)


class Parcel(Strict):
    weightGrams = StrictInteger(min_value=1, max_value=50_000)
    fragile = StrictBoolean()
    insuredCents = StrictInteger(min_value=0, allow_null=True)
    dimensions = Dimensions()
    items = Item(many=True, allow_empty=False, max_length=20)


class Party(Strict):
    name = StrictText(min_length=1, max_length=80)
    phone = StrictText(max_length=30, required=False)
    address = Address()


class Shipment(Strict):
    reference = StrictText(min_length=1, max_length=40)
    service = serializers.ChoiceField(choices=["standard", "express"])
    sender = Party()
    recipient = Party()
    parcels = Parcel(many=True, allow_empty=False, max_length=20)


class Label(serializers.Serializer):
    reference = serializers.CharField()
    parcelCount = serializers.IntegerField()
    itemCount = serializers.IntegerField()
    weightGrams = serializers.IntegerField()
    totalCents = serializers.IntegerField()


class User(serializers.Serializer):
    id = serializers.IntegerField()
    name = serializers.CharField()
    email = serializers.CharField()
    role = serializers.CharField()
    active = serializers.BooleanField()
    score = serializers.FloatField()
    city = serializers.CharField()
    createdAt = serializers.CharField()


class ManyParameters(serializers.Serializer):
    item_id = serializers.IntegerField(min_value=1)


def many_serializers(index):
    """Query, body and reply of one route of many."""
    field = f"field{index}"
    query = {"limit": serializers.IntegerField(min_value=1, max_value=100 + index % 10), "dryRun": Flag()}
    body = {"name": StrictText(min_length=1, max_length=80), field: StrictInteger(min_value=0)}
    reply = {
        "id": serializers.IntegerField(),
        "limit": serializers.IntegerField(),
        "dryRun": serializers.BooleanField(),
        "name": serializers.CharField(),
        field: serializers.IntegerField(),
    }
    return type(f"Query{index}", (Strict,), query), type(f"Body{index}", (Strict,), body), type(f"Reply{index}", (serializers.Serializer,), reply)
