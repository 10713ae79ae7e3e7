from django.apps import AppConfig


class AlertsConfig(AppConfig):
    name = "alerts"

    def ready(self) -> None:
        """Asks to be called when a batch has landed: its enterprises are compared at once."""
        from enterprises.landing import landed

        from .landings import compare_what_landed
        from .notification import metrics

        if compare_what_landed not in landed:
            landed.append(compare_what_landed)
        metrics.register()
