"""The Settings tab: office, users, backups, log, appearance; one page a subject."""
