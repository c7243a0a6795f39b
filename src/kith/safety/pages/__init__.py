"""Pages as frozen dataclasses: words already formatted. Titles are neutral; what it is about stands on the page."""

from .arrangements import arrangements_page as arrangements_page
from .asking import Asking as Asking
from .asking import checklist_page as checklist_page
from .asking import heard_form as heard_form
from .asking import judging_form as judging_form
from .asking import questions_form as questions_form
from .asking import referring_form as referring_form
from .others import answering_page as answering_page
from .others import aside_form as aside_form
from .others import happening_form as happening_form
from .others import linking_form as linking_form
from .others import list_page as list_page
from .others import looking_form as looking_form
from .others import notifying_form as notifying_form
from .others import taking_back_form as taking_back_form
from .printing import card_page as card_page
from .printing import printing_page as printing_page
from .small import small_page as small_page
from .writing import conflict_of as conflict_of
from .writing import section_form as section_form
