from django.apps import AppConfig


class DesignConfig(AppConfig):
    name = "kith.design"
    label = "design"
    verbose_name = "Form fields, macros and layouts"
