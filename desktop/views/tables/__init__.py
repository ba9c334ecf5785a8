"""Qt item models: they show what they are handed. The database's tables are no concern of theirs."""
