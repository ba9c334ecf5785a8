"""The first run: language, office, director, recovery sheet."""
