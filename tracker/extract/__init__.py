"""Document to claims, in the steps that DESIGN.md lists; pure, each step a module.

passages → seams → articles (context) → mentions → clauses → subjects → timing, siting, kinds → gate → assembly.
"""
