"""Frozen values of the domain; no input or output here, and no imports of other parts but this one."""
