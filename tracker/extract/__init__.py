"""Document to claims, in the steps that DESIGN.md lists; pure, each step a module.

passages → seams → articles → sections → paragraphs: sentences, figures (gate), readings, lists, sharing,
pairs, topics (completing), then leaning, timing, siting and kinds → doubts → assembly.
"""
