"""Between the program's claims and the files of people: load, draft, merge, write."""
