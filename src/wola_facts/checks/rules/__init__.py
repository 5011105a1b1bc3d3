"""One rule a file, found by walking this folder; each file's docstring is the page that `facts rule CODE` prints."""
