"""Quality, speed and memory, measured: one command each. Figures and failed experiments are kept in LOG.md."""
