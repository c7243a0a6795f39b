"""Read the partnership's handbook when Kith starts; a mistake in it stops the start with file, key and reason."""

from django.conf import settings

from kith.kernel import handbook


def use_handbook() -> None:
    """Load the national layer and the local overlays and make them the ones in use."""
    handbook.use(handbook.load(settings.HANDBOOK_FOLDERS))
