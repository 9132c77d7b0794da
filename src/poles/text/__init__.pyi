# Written by tools/face.py: what type checkers see of the list in __init__.py.

from .as_html import card_html as card_html
from .as_html import cell_html as cell_html
from .as_text import card_text as card_text
from .cards import Address as Address
from .cards import Card as Card
from .cards import Cell as Cell
from .cards import Grid as Grid
from .cards import GridColumn as GridColumn
from .cards import lines as lines
from .cards import pairs as pairs
from .dates import date_text as date_text
from .dates import period_text as period_text
from .fields import FieldColumn as FieldColumn
from .fields import NAME as NAME
from .fields import UNVERIFIED as UNVERIFIED
from .fields import grid as grid
from .fields import legend as legend
from .fields import marked as marked
from .fields import period_of as period_of
from .fields import value_text as value_text
from .fitting import fitted as fitted
from .intervals import between_text as between_text
from .intervals import open_text as open_text
from .languages import Bilingual as Bilingual
from .languages import Lang as Lang
from .languages import NBSP as NBSP
from .languages import Term as Term
from .languages import headed as headed
from .languages import in_lang as in_lang
from .languages import joined as joined
from .languages import plural as plural
from .languages import quoted as quoted
from .languages import typeset as typeset
from .progress import Listener as Listener
from .progress import Progress as Progress
from .progress import Steps as Steps
from .numbers import EXACT as EXACT
from .numbers import decimal as decimal
from .numbers import euros as euros
from .numbers import euros_in_full as euros_in_full
from .numbers import percent as percent
from .shown import Answer as Answer
from .shown import Shown as Shown
from .shown import Written as Written

__all__ = [
    "Address",
    "Answer",
    "Bilingual",
    "Card",
    "Cell",
    "EXACT",
    "FieldColumn",
    "Grid",
    "GridColumn",
    "Lang",
    "Listener",
    "NAME",
    "NBSP",
    "Progress",
    "Shown",
    "Steps",
    "Term",
    "UNVERIFIED",
    "Written",
    "between_text",
    "card_html",
    "card_text",
    "cell_html",
    "date_text",
    "decimal",
    "euros",
    "euros_in_full",
    "fitted",
    "grid",
    "headed",
    "in_lang",
    "joined",
    "legend",
    "lines",
    "marked",
    "open_text",
    "pairs",
    "percent",
    "period_of",
    "period_text",
    "plural",
    "quoted",
    "typeset",
    "value_text",
]
