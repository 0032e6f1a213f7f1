"""Django REST framework with serializers for what comes and what leaves; JSON only, without sessions, and so as lean as its manual allows."""

import logging

import django
from django.conf import settings

settings.configure(
    DEBUG=False,
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF="drf_urls",
    MIDDLEWARE=[],
    INSTALLED_APPS=["rest_framework"],
    SECRET_KEY="only-for-the-benchmark",
    USE_TZ=True,
    USE_I18N=False,
    LOGGING_CONFIG=None,
    APPEND_SLASH=False,
    REST_FRAMEWORK={
        "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
        "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
        "DEFAULT_AUTHENTICATION_CLASSES": [],
        "DEFAULT_PERMISSION_CLASSES": [],
        "UNAUTHENTICATED_USER": None,
    },
)
django.setup()
# Django logs every refusal; nobody else here logs anything.
logging.disable(logging.CRITICAL)


def create_app(routes):
    import drf_urls
    from django.core.wsgi import get_wsgi_application

    drf_urls.urlpatterns = drf_urls.many_patterns(routes) if routes > 0 else drf_urls.ordinary_patterns()
    return get_wsgi_application()
