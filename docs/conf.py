"""How the documentation is built: ``sphinx-build -W -n docs OUT``."""

import os
import sys
from pathlib import Path

import poles

HERE = Path(__file__).parent
EXTENSIONS = str(HERE / "_ext")
sys.path.insert(0, EXTENSIONS)
# The kernel of the notebooks is that of _jupyter, which draws figures as page_charts does.
os.environ["JUPYTER_PATH"] = str(HERE / "_jupyter")
os.environ["PYTHONPATH"] = os.pathsep.join(
    [EXTENSIONS, *filter(None, [os.environ.get("PYTHONPATH")])]
)

project = "poles"
author = "The poles developers"
copyright = "the poles developers; data under Licence Ouverte 2.0"  # noqa: A001 - Sphinx's name for it
version = release = poles.__version__

extensions = [
    "myst_nb",
    "sphinx.ext.autodoc",
    "files_above",
    "languages",
    "page_charts",
    "public_names",
    "reachable",
]
exclude_patterns = ["_*", "spitzencluster"]

myst_heading_anchors = 3
myst_enable_extensions = ["colon_fence"]
nb_execution_mode = "force"
nb_execution_raise_on_error = True
nb_execution_timeout = 300
nb_merge_streams = True

autodoc_default_options = {"members": True}
autodoc_member_order = "bysource"
autodoc_typehints_format = "short"
add_module_names = False
nitpicky = True
nitpick_ignore_regex = [
    # Names of other libraries, whose documentation is not here to link to, and of Python.
    (
        "py:.*",
        r"(collections|datetime|decimal|fractions|enum|hypothesis|os|pathlib|typing|numbers|alt|pd|pl|pa|st)\..*|date|Decimal",
    ),
    # Type variables, and types without a public name, said in words beside them.
    (
        "py:.*",
        r"(poles\..*\.)?([A-Z]|Tabular|Slice|Kind|MoneyKind|Asked|Title|Cell|Columns|FieldColumn)",
    ),
]

html_theme = "furo"
html_title = f"poles {poles.__version__}"
html_static_path = ["_static"]
html_css_files = ["page.css"]
html_show_sourcelink = False
html_copy_source = False
