from django.apps import AppConfig


class StrategyConfig(AppConfig):
    name = "kith.strategy"
    label = "strategy"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the pregnancy pathway below which discussions were held."""
        from kith.prebirth import doors as prebirth_doors

        from .doors import pathway

        prebirth_doors.tell_from("strategy", pathway.discussions_held)
