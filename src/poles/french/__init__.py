"""What errors say, in French: by the English template of each phrase, as it stands where the error
is raised. What stands in braces is put in as in English, in the order of the numbers where it is
another one.

Loaded when an error is first told in French. ``tests/test_errors_in_french.py`` finds what is
missing here.
"""

from .asking import ASKING
from .data import DATA
from .rules import RULES
from .sentences import SENTENCES
from .tables import TABLES
from .usage import USAGE

__all__ = ["FRENCH"]

FRENCH: dict[str, str] = SENTENCES | DATA | RULES | TABLES | ASKING | USAGE
