"""What is asked about contacts, rotas and whom to call. Forms collect words and never save."""

from .calling import WhoToCall as WhoToCall
from .keeping import ContactForm as ContactForm
from .keeping import Find as Find
from .keeping import NumberWrong as NumberWrong
from .keeping import Turn as Turn
from .keeping import Wrong as Wrong
