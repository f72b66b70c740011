"""The page: what is shown (`render`), what happens (`page`; on the Quotes tab `quotes`), what a tab keeps over
a reload (`keeping`), who may ask (`guard`), what lets it rest (`resting`), and how it starts (`serve`).
"""
