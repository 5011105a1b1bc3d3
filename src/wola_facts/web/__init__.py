"""The web: what a page says today, asked only where `--online` says so. The only floor that opens sockets."""
