"""The photos that models are trained on: published collections, and what a backbone sees in them."""
