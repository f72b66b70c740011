"""How the models that ship were made: from checked weights and data to the files in the packages. Not installed."""
