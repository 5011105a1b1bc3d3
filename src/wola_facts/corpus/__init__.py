"""The corpus floor: TOML files become records, and records TOML. The only floor that reads `facts/`."""
