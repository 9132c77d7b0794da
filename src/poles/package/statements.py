"""Where pickles of 0.1.0 look for what is in ``poles.intake.funding_report`` now."""

from poles.lazy import attach

attach(__name__, {".intake.funding_report": "FundingTable"})
