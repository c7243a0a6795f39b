"""What this room tells the measures: rows that name nobody, and counts of them."""

from .asking import AskingCounts as AskingCounts
from .asking import AskingFact as AskingFact
from .asking import asking_counts as asking_counts
from .asking import asking_facts as asking_facts
from .counting import InformationCounts as InformationCounts
from .counting import MarkCounts as MarkCounts
from .counting import ResolutionCounts as ResolutionCounts
from .counting import information_counts as information_counts
from .counting import mark_counts as mark_counts
from .counting import resolution_counts as resolution_counts
from .deciding import InformationFact as InformationFact
from .deciding import MarkFact as MarkFact
from .deciding import ResolutionFact as ResolutionFact
from .deciding import TellingFact as TellingFact
from .deciding import information_facts as information_facts
from .deciding import mark_facts as mark_facts
from .deciding import resolution_facts as resolution_facts
from .deciding import telling_facts as telling_facts
