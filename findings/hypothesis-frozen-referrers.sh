#!/usr/bin/env bash
# hypothesis 6.170.17: after `gc.freeze()`, a generator of a module is said to be garbage.
#
# `register_random` asks `gc.get_referrers` who holds the generator. That sees nothing that was frozen, as the names of
# a module are when a test suite freezes what it has imported, before it forks or to spare the collector the work. So
# a generator that lives as long as its module "could be garbage collected immediately"; under `-W error` it is an
# error. It is managed all the same. In 6.100.0 the generator is Hypothesis's own where `derandomize` is set: the first
# law fails as flaky, "an example which satisfied assumptions on the first run now fails it", with no word of the
# warning; without `derandomize` it passes.
# It hurts who freezes: a suite passes at home and fails where its examples are fixed, in whichever law comes first.
# Seen: the lines that the script prints.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv new && new/bin/pip install -q hypothesis==6.170.17
python3 -m venv old && old/bin/pip install -q hypothesis==6.100.0

cat > seen.py <<'EOS'
import gc
import random
import warnings

from hypothesis import register_random
from hypothesis.errors import HypothesisWarning

RNG = random.Random(1)
OTHER = random.Random(2)
with warnings.catch_warnings(record=True) as before:
    warnings.simplefilter("always")
    register_random(OTHER)
gc.freeze()
with warnings.catch_warnings(record=True) as after:
    warnings.simplefilter("always")
    register_random(RNG)
print(len(before), "before;", "after:", str(after[0].message)[:72])
assert not before
assert [one.category for one in after] == [HypothesisWarning]
assert "garbage collected immediately" in str(after[0].message)
EOS
cat > law.py <<'EOS'
import gc
import sys
import warnings

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.errors import Flaky

warnings.simplefilter("error")
gc.freeze()


@settings(derandomize=sys.argv[1] == "fixed", database=None)
@given(st.integers())
def law(number):
    assert number == number


try:
    law()
    print("passed")
except Flaky as error:
    print(str(error)[:80])
EOS
for one in new old; do $one/bin/python seen.py; done
test "$(new/bin/python law.py fixed)" = passed
test "$(old/bin/python law.py random)" = passed
old/bin/python law.py fixed | tee said
grep -q "^Unreliable assumption" said
