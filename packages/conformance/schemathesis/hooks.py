"""What the settings cannot say: a sharper check, and a branch that the run must not saw off."""

import schemathesis

# Stella's demonstration token is the one that the run sends; it is the third of a fresh shop.
OWN_TOKEN_ID = "3"
NO_TOKEN_ID = 2_147_483_647


@schemathesis.check
def valid_data_is_never_called_invalid(ctx, response, case):
    """A 422 with the code of the framework says that a value breaks its schema: never to values that satisfy it."""
    if case.meta is None or not case.meta.generation.mode.is_positive or response.status_code != 422:
        return
    assert response.json().get("code") != "input.invalid", "values that satisfy the schema were refused as invalid"


@schemathesis.hook
def before_call(context, case, kwargs):
    """Without its own token the rest of the run would see nothing but 401."""
    if case.operation.label == "DELETE /tokens/{id}" and str((case.path_parameters or {}).get("id")) == OWN_TOKEN_ID:
        case.path_parameters = {"id": NO_TOKEN_ID}
