"""One file a format; each binds one `RecordFormat` to `format`."""
