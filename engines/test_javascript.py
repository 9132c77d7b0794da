"""What packages of npm read of the tables, of dates and of references.

They are installed by ``npm``; without it the tests fail.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

import poles
from npm import folder_with, said_by
from poles.aggregate.references import bibtex, csl_json
from recipes import EUROS, TABLES, recipe, rows_of, with_data
from test_edtf import bundled_dates

POLICY = poles.load_policy()
HEAD = """
import { readFileSync } from "node:fs";
const given = JSON.parse(readFileSync(0, "utf8"));
const say = (found) => process.stdout.write(JSON.stringify(found));
"""


@cache
def packages() -> Path:
    """A folder with all packages and the data, so that npm is asked once."""
    folder = folder_with(
        "@citation-js/core@0.9.0",
        "@citation-js/plugin-bibtex@0.9.0",
        "@citation-js/plugin-csl@0.9.0",
        "@edtf-ts/core@0.4.2",
        "@retorquere/bibtex-parser@9.0.29",
        "biblatex-csl-converter@3.6.0",
        "datapackage@1.1.10",
        "edtf@4.11.1",
        "frictionless.js@0.13.4",
    )
    return with_data(folder)


def said(script: str, given: Any = None) -> Any:
    return said_by(HEAD + script, packages(), given)


def text_of(value: Any) -> str:
    """A value of JavaScript as the tables have it."""
    return "" if value is None else value if isinstance(value, str) else json.dumps(value)


def test_datapackage_finds_all_rows_and_no_fault() -> None:
    found = said(
        recipe("js")
        + """
        const tables = {};
        for (const one of data.resources) tables[one.name] = await one.read({ relations: true });
        say({ valid: data.valid, errors: data.errors, euros, tables });
        """
    )
    assert found["valid"]
    assert found["errors"] == []
    assert found["euros"] == float(EUROS)
    for table in TABLES:
        fields = table["schema"]["fields"]
        rows = found["tables"][table["name"]]
        for row, cells in zip(rows, rows_of(table["name"]), strict=True):
            for field, value, cell in zip(fields, row, cells, strict=True):
                if isinstance(value, dict):  # the row that is referred to
                    assert cell in map(text_of, value.values())
                elif field["type"] == "number":
                    assert value == (float(cell) if cell else None)
                else:
                    assert text_of(value) == cell


def test_frictionless_js_reads_all_cells() -> None:
    found = said(
        """
        import frictionless from "frictionless.js";
        const data = await frictionless.Dataset.load("src/poles/data");
        const tables = {};
        for (const file of data.resources) {
          const rows = [];
          for await (const row of await file.rows()) rows.push(row);
          tables[file.descriptor.name] = rows.slice(1);
        }
        say(tables);
        """
    )
    assert found == {table["name"]: rows_of(table["name"]) for table in TABLES}


DATES = """
const day = (time) => new Date(time).toISOString().slice(0, 10);
"""


def test_edtf_ts_finds_the_same_days_in_each_date() -> None:
    texts = bundled_dates()
    found = said(
        f"""{DATES}
        import {{ parse }} from "@edtf-ts/core";
        say(given.map((text) => {{
          const {{ value }} = parse(text);
          return [day(value.min), day(value.max)];
        }}));
        """,
        texts,
    )
    assert found == [ends(text) for text in texts]


def test_edtf_reads_each_date_and_a_span_by_its_ends() -> None:
    """The ``max`` of a span is the end of its first day or month there: findings/."""
    texts = bundled_dates()
    found = said(
        f"""{DATES}
        import edtf from "edtf";
        say(given.map((text) => {{
          const date = edtf(text);
          const last = date.type === "Set" ? date.values.flat().at(-1) : date;
          return [day(date.min), day(last.max)];
        }}));
        """,
        texts,
    )
    assert found == [ends(text) for text in texts]


def ends(text: str) -> list[str]:
    date = poles.EdtfDate(text)
    return [date.earliest.isoformat(), date.latest.isoformat()]


SOURCES = list(POLICY.sources)
ITEMS: list[dict[str, Any]] = json.loads(csl_json(SOURCES, [POLICY.about], "en"))
ENTRIES = bibtex(SOURCES, [POLICY.about], "en")
CITE = 'import { Cite } from "@citation-js/core"; import "@citation-js/plugin-bibtex";'


def test_citation_js_reads_csl_as_it_is() -> None:
    found = said(f"{CITE} say(new Cite(given).data);", ITEMS)
    assert [{**item, "_graph": None} for item in ITEMS] == [
        {**one, "_graph": None} for one in found
    ]


def test_citation_js_reads_bibtex() -> None:
    found = said(f"{CITE} say(new Cite(given).data);", ENTRIES)
    assert [one["id"] for one in found] == [item["id"] for item in ITEMS]
    for one, item in zip(found, ITEMS, strict=True):
        for name in ("title", "container-title", "issued", "accessed", "version"):
            assert one.get(name) == item.get(name)
        # It escapes some signs twice: findings/.
        assert unquote(unquote(one.get("URL", ""))) == unquote(item.get("URL", ""))


def test_citation_js_prints_csl() -> None:
    script = """
    import { Cite } from "@citation-js/core";
    import "@citation-js/plugin-csl";
    say(new Cite(given).format("bibliography", { template: "apa", lang: "fr-FR" }));
    """
    printed = said(script, ITEMS).splitlines()
    assert len(printed) == len(ITEMS)
    joined = "\n".join(printed)
    assert all(item["URL"] in joined for item in ITEMS if "URL" in item)


@pytest.mark.parametrize(
    "script",
    [
        """
        import { parse } from "@retorquere/bibtex-parser";
        say(Object.fromEntries(parse(given).entries.map((one) => [one.key, one.fields.title])));
        """,
        """
        import { parse, CSLExporter } from "biblatex-csl-converter";
        const { entries, errors } = parse(given);
        const items = new CSLExporter(entries, false, { useEntryKeys: true }).parse();
        say(Object.fromEntries(Object.entries(items).map(([key, one]) => [
          key, one.title?.replace(/<[^>]*>/g, ""),
        ])));
        """,
    ],
    ids=["of Zotero", "of Fidus Writer"],
)
def test_titles_keep_their_capitals(script: str) -> None:
    assert said(script, ENTRIES) == {item["id"]: item["title"] for item in ITEMS if "title" in item}
