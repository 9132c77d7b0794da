"""What French typography forbids in a text of ours: a line that may break before a sign that has a
space before it, or within quotes; and a colon or a semicolon without that space.
"""

import re
from functools import cache

import poles

_BREAKING = r"(?<=\S)[ \n](?:[:;?!»]|%(?!\w))|«[ \n]"
_ENGLISH = r"(?<=[^\s])[:;](?=\s)"
_FORBIDDEN = re.compile(f"{_BREAKING}|{_ENGLISH}")

_CUT = re.compile("«\N{NO-BREAK SPACE}[^«»]*…")
"""A title that is cut short."""


def faults(text: str) -> list[str]:
    """Where a French text is not in French typography, with what is around it. What others wrote
    (titles, publishers, names) is left out of account: it stands as they have it.
    """
    plain = _theirs().sub("_", _CUT.sub("_", text))
    places = _FORBIDDEN.finditer(plain)
    return [plain[max(0, found.start() - 40) : found.end() + 20] for found in places]


@cache
def _theirs() -> re.Pattern[str]:
    policy = poles.load_policy()
    texts = {source.title for source in policy.sources}
    texts |= {source.publisher for source in policy.sources if source.publisher}
    texts |= {name.text for pole in policy.poles for name in pole.names}
    longest = sorted(filter(_FORBIDDEN.search, texts), key=len, reverse=True)
    # The command breaks long lines.
    return re.compile("|".join(re.escape(text).replace(r"\ ", r"\s+") for text in longest))
