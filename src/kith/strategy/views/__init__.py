"""The pages of strategy discussions: door, form, action, redirect; or door, page, render."""

from .discussing import contribute as contribute
from .discussing import discussion as discussion
from .discussing import discussion_call as discussion_call
from .discussing import discussion_invite as discussion_invite
from .discussing import discussion_new_link as discussion_new_link
from .discussing import invitation_reply as invitation_reply
from .recording import discussion_circulate as discussion_circulate
from .recording import discussion_record as discussion_record
from .visiting import link_contribution as link_contribution
from .visiting import link_done as link_done
from .visiting import one_time_link as one_time_link
