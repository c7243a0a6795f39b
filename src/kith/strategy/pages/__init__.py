"""What templates are given: words already formatted."""

from .answering import KEPT as KEPT
from .answering import VISIT_OVER as VISIT_OVER
from .answering import code_page as code_page
from .answering import information_page as information_page
from .answering import new_link_page as new_link_page
from .answering import reply_page as reply_page
from .answering import thanks as thanks
from .answering import visit_page as visit_page
from .calling import babies_offered as babies_offered
from .calling import details_page as details_page
from .calling import first_words as first_words
from .calling import invitations_page as invitations_page
from .calling import more_page as more_page
from .calling import step as step
from .calling import triggers_offered as triggers_offered
from .discussion import discussion_page as discussion_page
from .record import circulate_page as circulate_page
from .record import conflict_of as conflict_of
from .record import record_page as record_page
