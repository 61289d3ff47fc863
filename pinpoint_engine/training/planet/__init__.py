"""Training PlaNet: the classifier over adaptive cells, and the LSTM over albums."""
