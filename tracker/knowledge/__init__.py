"""What the program knows about language and statistics: YAML files, each with a module that reads it.

Entries bring their own proof (`yes:` must match, `no:` must not); a test runs them all.
"""
