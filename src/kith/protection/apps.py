from django.apps import AppConfig


class ProtectionConfig(AppConfig):
    name = "kith.protection"
    label = "protection"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the pregnancy pathway below which conferences were held, and when the baby was seen at home."""
        from kith.prebirth import doors as prebirth_doors

        from .doors import pathway

        prebirth_doors.tell_from("protection", pathway.conferences_and_visits)
