"""Files to documents: the only place where sources are opened."""
