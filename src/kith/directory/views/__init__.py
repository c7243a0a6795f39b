"""The pages of the directory."""

from .agencies import agency as agency
from .agencies import agency_chart as agency_chart
from .agencies import directory as directory
from .calling import who_to_call as who_to_call
from .keeping import colleague_wrong as colleague_wrong
from .keeping import contact_add as contact_add
from .keeping import contact_change as contact_change
from .keeping import contact_wrong as contact_wrong
from .keeping import keep_right as keep_right
from .keeping import number_wrong as number_wrong
from .keeping import still_right as still_right
from .keeping import team_rota as team_rota
