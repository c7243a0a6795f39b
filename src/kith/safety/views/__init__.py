"""The pages of this room: door, form, action, redirect; or door, page, render. Addresses and titles are neutral."""

from .asking import arrangements_questions as arrangements_questions
from .asking import checklist as checklist
from .asking import marac_heard as marac_heard
from .asking import marac_refer as marac_refer
from .others import arrangements_link as arrangements_link
from .others import arrangements_notice as arrangements_notice
from .others import arrangements_unlink as arrangements_unlink
from .others import notice as notice
from .planning import arrangements as arrangements
from .planning import arrangements_aside as arrangements_aside
from .planning import arrangements_card as arrangements_card
from .planning import arrangements_incident as arrangements_incident
from .planning import arrangements_look as arrangements_look
from .planning import arrangements_print as arrangements_print
from .planning import arrangements_small as arrangements_small
from .planning import arrangements_write as arrangements_write
from .planning import to_arrange as to_arrange
