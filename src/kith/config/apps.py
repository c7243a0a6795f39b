from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "kith.config"
    label = "config"

    def ready(self) -> None:
        from . import checks  # noqa: F401  registers the system checks
        from .handbook import use_handbook

        use_handbook()
