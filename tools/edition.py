"""What is published of an edition of the data: the report and the brief in both languages, and the
pictures of README. ``python tools/edition.py FOLDER`` writes the pages into a folder, and the
pictures where they stand. Needs the extras ``plot`` and ``solver``.
"""

import sys
from pathlib import Path

import poles
from pictures import LANGS, pictures
from poles.show.report import write_report


def main(folder: str) -> None:
    """Write the pages and the pictures, and say which."""
    policy, out = poles.load_policy(), Path(folder)
    out.mkdir(parents=True, exist_ok=True)
    for lang in LANGS:
        for name, brief in (("report", False), ("brief", True)):
            path = out / f"{name}-{policy.edition}-{lang}.html"
            write_report(policy, path, lang=lang, brief=brief)
            print(path)
    for path, text in pictures().items():
        path.write_text(text, encoding="utf-8")
        print(path)


if __name__ == "__main__":
    main(*sys.argv[1:])
