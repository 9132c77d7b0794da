#!/usr/bin/env bash
# highspy 1.16.0 prints its name and licence to standard output while a solver is made, before it
# can be given any option: `Highs()` calls its own method `enableCallbacks`, and that prints. Neither
# `output_flag` in HighsOptions passed afterwards nor `silent()` comes early enough, and
# `contextlib.redirect_stdout` does not reach what C++ prints. A subclass that calls `silent()` in
# `enableCallbacks`, both public, is in time; no other thread's output is touched.
#
# Seen (Python 3.11, Linux x86_64):
#   plain:  "Running HiGHS 1.16.0 (git hash: f3f113d): Copyright (c) 2026 under MIT licence terms"
#           "Includes third-party software components, see THIRD_PARTY_NOTICES.md for full details"
#   subclass: nothing, also when it solves
#   1.15.1, plain: nothing
#
# Why it matters: whoever pipes a command's answer (CSV, JSON, a figure of public money) gets two
# lines of licence in it; and 1.16.0 is the first release that loads beside OR-tools
# (highspy-beside-ortools.sh), so to exclude it is no way out.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

made() { # VERSION CODE: what a solver prints that is made by it
    "$work/$1/bin/python" - << EOF
import highspy

class Silent(highspy.Highs):
    def enableCallbacks(self):
        self.silent()
        super().enableCallbacks()

solver = $2()
solver.silent()
solver.run()
EOF
}

for version in 1.15.1 1.16.0; do
    python3 -m venv "$work/$version"
    "$work/$version/bin/pip" install -q --disable-pip-version-check "highspy==$version"
done
plain=$(made 1.16.0 highspy.Highs)
silent=$(made 1.16.0 Silent)
before=$(made 1.15.1 highspy.Highs)
printf '1.16.0, plain: %s\n1.16.0, subclass: %s\n1.15.1, plain: %s\n' "$plain" "$silent" "$before"
[[ $plain == "Running HiGHS 1.16.0"*THIRD_PARTY_NOTICES* && -z $silent && -z $before ]]
