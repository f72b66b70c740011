"""The page: what is shown (`render`), what happens (`page`; on the Quotes tab `quotes`), who may ask (`guard`), and how
it starts (`serve`).
"""
