"""What a page says of itself: title, authors, date, site and language, proposed for a person to accept."""
