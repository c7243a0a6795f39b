"""The room `prebirth` for Django."""

from django.apps import AppConfig


class PrebirthConfig(AppConfig):
    name = "kith.prebirth"
    label = "prebirth"
    default_auto_field = "django.db.models.BigAutoField"
