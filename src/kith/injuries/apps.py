from django.apps import AppConfig


class InjuriesConfig(AppConfig):
    name = "kith.injuries"
    label = "injuries"
    default_auto_field = "django.db.models.BigAutoField"
