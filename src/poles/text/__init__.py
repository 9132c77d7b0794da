"""What people read: two languages, numbers, dates; cards and their two renderings, text and HTML.

Names load on first use: most scripts show nothing.
"""

from poles.lazy import attach

_HOMES = {
    "as_html": "card_html cell_html",
    "as_text": "card_text",
    "cards": "Address Card Cell Grid GridColumn lines pairs",
    "dates": "date_text period_text",
    "fields": "NAME UNVERIFIED FieldColumn grid legend marked period_of value_text",
    "fitting": "fitted",
    "intervals": "between_text open_text",
    "languages": "NBSP Bilingual Lang Term headed in_lang joined plural quoted typeset",
    "progress": "Listener Progress Steps",
    "numbers": "EXACT decimal euros euros_in_full percent",
    "shown": "Answer Shown Written",
}
attach(__name__, _HOMES)
