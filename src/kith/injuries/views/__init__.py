"""The pages of this room."""

from .following import account as account
from .following import attendance as attendance
from .following import care as care
from .following import close as close
from .following import closures as closures
from .following import family as family
from .following import read as read
from .following import review as review
from .following import second as second
from .following import work_up as work_up
from .photographs import photograph as photograph
from .photographs import photograph_add as photograph_add
from .photographs import photograph_ask as photograph_ask
from .photographs import photograph_picture as photograph_picture
from .photographs import photograph_take_off as photograph_take_off
from .photographs import photographs as photographs
from .recording import add as add
from .recording import injuries_of as injuries_of
from .recording import injury as injury
from .recording import refer as refer
from .recording import waiting as waiting
