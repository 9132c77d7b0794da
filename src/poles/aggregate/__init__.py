"""Figures made of records: counts, cohorts, flows, amounts by year or group, constant euros,
concentration, citations.
"""
