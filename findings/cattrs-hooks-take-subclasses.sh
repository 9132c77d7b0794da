#!/usr/bin/env bash
# cattrs 26.2.1: a hook for str is also one for every StrEnum, and a hook for int one for bool.
#
# A converter refuses a code that is not in an enumeration. Register a stricter hook for texts, and
# it takes every code from then on: the field, whose class is a StrEnum, holds a plain str, without
# a warning. A hook for int makes a field of type bool hold an int. Hooks registered for a class are
# found by functools.singledispatch, which knows subclasses, and before the converter's own rules
# for enumerations and bool.
#
# It matters where tables of open data have coded columns (status, basis, kind of act): who tightens
# how texts are read loosens how codes are, and nothing tells. Register a hook for each such class.
#
# Seen:
#   before     Row(status=<Status.PAID: 'paid'>, yearly=True), and 'nonsense' is refused
#   hook: str  Row(status='nonsense', yearly=True)
#   hook: int  Row(status='paid', yearly=2)
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q attrs==26.1.0 cattrs==26.2.1
"$folder/venv/bin/python" - <<'PYTHON'
from enum import StrEnum

import attrs
import cattrs


class Status(StrEnum):
    PAID = "paid"


@attrs.frozen
class Row:
    status: Status
    yearly: bool


converter = cattrs.Converter()
found = converter.structure({"status": "paid", "yearly": True}, Row)
print("before    ", found)
assert type(found.status) is Status
try:
    converter.structure({"status": "nonsense", "yearly": True}, Row)
except cattrs.ClassValidationError:
    pass
else:
    raise AssertionError("a code that is none was not refused")


def text(value, _):
    if not isinstance(value, str) or not value.strip():
        raise ValueError(value)
    return value


converter = cattrs.Converter()
converter.register_structure_hook(str, text)
found = converter.structure({"status": "nonsense", "yearly": True}, Row)
print("hook: str ", found)
assert type(found.status) is str

converter.register_structure_hook(int, lambda value, _: int(value) + 1)
found = converter.structure({"status": "paid", "yearly": True}, Row)
print("hook: int ", found)
assert found.yearly == 2 and type(found.yearly) is int
PYTHON
