"""The query floor: which facts are asked for, and where each stands today. Pure functions over a corpus."""
