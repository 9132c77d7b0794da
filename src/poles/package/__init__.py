"""The format of data packages: bytes to records and back; the one room that uses cattrs."""
