"""Fitting how sure answers are, on photos that were held out."""
