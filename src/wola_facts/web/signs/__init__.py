"""Signs that a page is not the one meant: a wall before it, a domain for sale, a "not found" that says 200."""
