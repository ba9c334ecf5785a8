"""Parts that every tab is built of: fields, forms, notices, chips."""
