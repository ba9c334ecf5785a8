"""Keeping: the encrypted file or the server, keys, records and their changes, search, backups."""
