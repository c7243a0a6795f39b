"""The pages of strategy discussions: door, form, action, redirect; or door, page, render."""

from .discussing import contribute as contribute
from .discussing import discussion as discussion
from .discussing import invitation_reply as invitation_reply
from .inviting import discussion_call as discussion_call
from .inviting import discussion_invite as discussion_invite
from .inviting import discussion_more as discussion_more
from .inviting import discussion_new_link as discussion_new_link
from .recording import discussion_circulate as discussion_circulate
from .recording import discussion_record as discussion_record
from .visiting import link_contribution as link_contribution
from .visiting import link_done as link_done
from .visiting import one_time_link as one_time_link
