"""Facts with their hedge, date and source: load, show, cite and check them."""

__version__ = "0.1.0"
