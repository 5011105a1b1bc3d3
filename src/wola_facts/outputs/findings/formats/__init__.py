"""The formats of findings, one a file; `format` in each is found by its file's name."""
