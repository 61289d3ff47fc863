"""How sure an answer is: probabilities, confidence by distance, credible regions."""
