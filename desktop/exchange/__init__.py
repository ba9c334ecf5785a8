"""What leaves the office: spreadsheets, their lock, removable drives, writing to a stick."""
