"""The outputs floor: draws and serialises. Pure functions from values to text; only here is rich imported."""
