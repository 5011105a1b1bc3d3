"""Whether a page or a saved copy says the words of a quote: its visible text, folded, and an exact match in it."""
