#!/usr/bin/env bash
# highspy up to 1.15 and OR-tools 9.15 each load alone, and pip finds no conflict; in one process the
# second of the two to be imported fails, whichever it is, with a symbol that it does have. Both
# wheels bring a shared library of the same SONAME, libhighs.so.1, of different versions, and the
# loader of Linux takes for the second what the first has loaded under that name. (`import ortools`
# alone loads nothing yet; the solvers do.) highspy 1.16.0 has HiGHS inside its extension module and
# loads beside it, in either order.
#
# Seen (Python 3.11, Linux x86_64), highspy 1.15.1 and ortools 9.15.6755:
#   OR-tools first: ImportError: …/highspy/_core….so: undefined symbol: _ZN5Highs13releaseMemoryEv
#   highspy first:  ImportError: …/ortools/.libs/libortools.so.9: undefined symbol:
#                   _Z19setLocalOptionValue…
#   though the symbol is defined in the library that the failing wheel brings itself
#
# Why it matters: a library with an optional solver that says "pip install highspy" on ImportError
# sends its user the wrong way: it is installed, and to reinstall it changes nothing. The import must
# be tried (find_spec finds it), its reason kept, and the version named that helps.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for version in 1.15.1 1.16.0; do
    python3 -m venv "$work/$version"
    "$work/$version/bin/pip" install -q --disable-pip-version-check \
        "highspy==$version" "ortools==9.15.6755"
    "$work/$version/bin/pip" check > /dev/null
done

imported() { # VERSION STATEMENT...: the last line that these imports, in this order, leave
    local version=$1
    shift
    { printf '%s\n' "$@" 'print("loaded")' | "$work/$version/bin/python" - 2>&1 || true; } | tail -n 1
}
highspy='import highspy' ortools='from ortools.linear_solver import pywraplp'

alone=$(imported 1.15.1 "$highspy")/$(imported 1.15.1 "$ortools")
first=$(imported 1.15.1 "$ortools" "$highspy")
second=$(imported 1.15.1 "$highspy" "$ortools")
newer=$(imported 1.16.0 "$ortools" "$highspy")/$(imported 1.16.0 "$highspy" "$ortools")
own=$("$work/1.15.1/bin/python" - << 'EOF'
import ctypes
from importlib.metadata import files

path = next(file for file in files("highspy") if file.name.startswith("libhighs.so"))
library = ctypes.CDLL(str(path.locate()))
print(hasattr(library, "_ZN5Highs13releaseMemoryEv"))
EOF
)
printf '%s\n' "1.15.1, each alone: $alone" "OR-tools first: $first" "highspy first: $second" \
    "the missing symbol is in highspy's own library: $own" "1.16.0, both orders: $newer"
[[ $alone == loaded/loaded && $newer == loaded/loaded && $own == True ]]
[[ $first == *"highspy"*"undefined symbol"* && $second == *"libortools"*"undefined symbol"* ]]
