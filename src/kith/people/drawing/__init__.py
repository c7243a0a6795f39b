"""Pictures of a family and of those who work with it: what is drawn, and where. Templates draw it."""

from .genogram import Picture as Picture
from .genogram import genogram as genogram
from .network import Agency as Agency
from .network import Network as Network
from .network import Party as Party
from .network import network as network
