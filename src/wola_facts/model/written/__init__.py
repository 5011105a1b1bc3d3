"""What a person writes in TOML, validated by pydantic and turned into the light types of the floor.

Imported only when a file is new or changed, and for the JSON Schema: pydantic costs more to import
than all else here.
"""
