"""Property tests here are judged by what they find, not by how fast the first call on a busy machine is."""

from hypothesis import settings

settings.register_profile("kernel", deadline=None)
settings.load_profile("kernel")
