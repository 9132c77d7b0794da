#!/usr/bin/env bash
# frictionless 5.21.0, tableschema 1.21.0, polars 2.1.0, lxml 6.1.3: one `pattern` of Table Schema, three meanings.
#
# A column whose `pattern` is `[0-9]{4}|x[0-9]{4}` (a year, or one with an x before it):
# - frictionless (and tableschema before it) puts `^` and `$` around the pattern without brackets: `2008 or 2009` is
#   valid, as `^[0-9]{4}` finds it;
# - polars' `str.contains`, with which frictionless-ts reads patterns, searches, as tableschema-js and tableschema-r
#   do: `in 2008` is valid too;
# - the standard (Data Package v2) says XML Schema's regular expressions, as lxml has them: they match whole values,
#   so both are refused. In them `^` and `$` are plain characters: the standard's own example, `^a.*$`, refuses `apple`.
# Anchors and brackets together, `^(...)$`, are read alike by all but XML Schema, which then refuses every value.
# It matters as a descriptor that is checked with one reader is a sieve in the next: all 29 columns of dates of a
# package took any text that begins with a year.
# Seen: the table that the script prints.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -q frictionless==5.21.0 tableschema==1.21.0 polars==2.1.0 lxml==6.1.3

cat > seen.py <<'EOF'
import frictionless, lxml.etree, polars, tableschema


def by_frictionless(pattern, text):
    schema = {"fields": [{"name": "a", "type": "string", "constraints": {"pattern": pattern}}]}
    rows = frictionless.Resource(data=[["a"], [text]], schema=frictionless.Schema.from_descriptor(schema))
    return rows.validate().valid


def by_tableschema(pattern, text):
    field = tableschema.Field({"name": "a", "type": "string", "constraints": {"pattern": pattern}})
    return field.test_value(text, constraints=["pattern"])


def by_polars(pattern, text):
    return polars.Series([text]).str.contains(pattern)[0]


def by_xml_schema(pattern, text):
    schema = lxml.etree.XML(
        '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="a"><xs:simpleType>'
        f'<xs:restriction base="xs:string"><xs:pattern value="{pattern}"/></xs:restriction>'
        "</xs:simpleType></xs:element></xs:schema>"
    )
    cell = lxml.etree.Element("a")
    cell.text = text
    return lxml.etree.XMLSchema(schema).validate(cell)


READERS = by_frictionless, by_tableschema, by_polars, by_xml_schema
plain, anchored = "[0-9]{4}|x[0-9]{4}", "^([0-9]{4}|x[0-9]{4})$"
expected = {
    (plain, "2008"): (True, True, True, True),
    (plain, "2008 or 2009"): (True, True, True, False),
    (plain, "in 2008"): (False, False, True, False),
    (anchored, "2008"): (True, True, True, False),
    (anchored, "2008 or 2009"): (False, False, False, False),
    ("^a.*$", "apple"): (True, True, True, False),
}
found = {asked: tuple(bool(reader(*asked)) for reader in READERS) for asked in expected}
print("pattern, text:", *(reader.__name__[3:] for reader in READERS))
for asked, valid in found.items():
    print(*asked, valid)
assert found == expected
EOF
venv/bin/python seen.py
