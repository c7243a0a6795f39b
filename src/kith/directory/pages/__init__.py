"""What the directory's templates are handed."""

from .agencies import agency_page as agency_page
from .agencies import directory_page as directory_page
from .calling import call_page as call_page
from .charts import chart_page as chart_page
from .keeping import colleague_page as colleague_page
from .keeping import contact_page as contact_page
from .keeping import keep_right_page as keep_right_page
from .keeping import link_page as link_page
from .keeping import number_page as number_page
from .keeping import turn_page as turn_page
from .keeping import wrong_page as wrong_page
