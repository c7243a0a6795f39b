"""The pages of strategy discussions: door, form, action, redirect; or door, page, render."""

from .after import discussion_add as discussion_add
from .after import discussion_minutes as discussion_minutes
from .after import discussion_minutes_docx as discussion_minutes_docx
from .after import discussion_minutes_pdf as discussion_minutes_pdf
from .after import discussion_tell as discussion_tell
from .discussing import contribute as contribute
from .discussing import discussion as discussion
from .discussing import invitation_reply as invitation_reply
from .inviting import discussion_call as discussion_call
from .inviting import discussion_invite as discussion_invite
from .inviting import discussion_more as discussion_more
from .inviting import discussion_new_link as discussion_new_link
from .live import discussion_action as discussion_action
from .live import discussion_answer as discussion_answer
from .live import discussion_changes as discussion_changes
from .live import discussion_end as discussion_end
from .live import discussion_live as discussion_live
from .live import discussion_move as discussion_move
from .live import discussion_say as discussion_say
from .quality import discussion_quality as discussion_quality
from .quality import discussion_rate as discussion_rate
from .recording import discussion_circulate as discussion_circulate
from .recording import discussion_record as discussion_record
from .visiting import link_contribution as link_contribution
from .visiting import link_done as link_done
from .visiting import one_time_link as one_time_link
