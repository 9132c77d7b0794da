"""What users bring and what the build prepared: packages and tables to read, merge and compare."""
