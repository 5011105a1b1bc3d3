"""The checks floor: rules that judge a corpus and the engine that runs them. What the web said comes in as data."""
