"""A pack's networks as ONNX graphs."""
