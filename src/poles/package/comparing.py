"""Where pickles of 0.1.0 look for what is in ``poles.intake.comparing`` now."""

from poles.lazy import attach

attach(__name__, {".intake.comparing": "CellChange Diff Edit RowChange"})
