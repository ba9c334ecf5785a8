"""Paper: facts and a translator in, PDF bytes out; one typographic house style."""
