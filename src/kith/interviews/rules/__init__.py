"""What an interview study asks of its coders. Facts in, findings out."""

from . import agreement as agreement
from . import coding as coding
from . import masking as masking
