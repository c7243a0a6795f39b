"""What the templates of this room are handed: words already formatted."""

from .pathway import offered as offered
from .pathway import open_page as open_page
from .pathway import pathway_page as pathway_page
from .pathway import quiet as quiet
from .pathway import step_form as step_form
from .small import small as small
