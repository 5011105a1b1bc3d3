"""How answers about facts are told: calculations, grounds, impacts, series, promises; as text and as JSON."""
