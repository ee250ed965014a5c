"""Sets reported figures against targets and says of each pair what it is worth, and why."""
