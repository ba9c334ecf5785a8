"""The Migrants tab: the list of people beside the sheet of one of them, and what the rules say."""
