"""The command line: the only floor that prints, exits, and reads the clock, the environment and the terminal."""
