"""The page: what is shown (`render`), what happens (`page`), who may ask (`guard`), and how it starts (`serve`)."""
