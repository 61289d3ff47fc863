"""How far answers lie from the truth: questions, metrics, leakage, controls, reports."""
