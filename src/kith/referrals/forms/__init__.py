"""The pages of a request for support, and the Front Door's decision. They collect words and never save."""

from .asking import LONGEST as LONGEST
from .asking import PAGES as PAGES
from .asking import YES_NO as YES_NO
from .asking import AgreementToService as AgreementToService
from .asking import Given as Given
from .asking import LawfulBasis as LawfulBasis
from .asking import LevelOfNeed as LevelOfNeed
from .asking import Page as Page
from .asking import Send as Send
from .asking import TellingFamily as TellingFamily
from .asking import WhatYouSaw as WhatYouSaw
from .asking import Whole as Whole
from .asking import WhyYouWorry as WhyYouWorry
from .asking import whole as whole
from .deciding import Decide as Decide
from .informing import AskAgency as AskAgency
from .informing import Reply as Reply
from .resolving import MoveOn as MoveOn
from .resolving import Raise as Raise
from .resolving import Resolve as Resolve
from .triage import AnswerMark as AnswerMark
from .triage import Narrow as Narrow
from .triage import Reopen as Reopen
from .triage import Told as Told
