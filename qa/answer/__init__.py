"""From readings to an answer whose every statement is cited."""
