from django.apps import AppConfig


class ChronologyConfig(AppConfig):
    name = "kith.chronology"
    label = "chronology"
    default_auto_field = "django.db.models.BigAutoField"
