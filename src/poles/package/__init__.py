"""Reading, checking and writing data packages; the one room that uses cattrs."""
