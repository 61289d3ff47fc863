"""Builds one ONNX graph layer by layer; it refers to the weights in a file that the pack has already."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import onnx
from onnx import TensorProto, helper, numpy_helper
from torch import nn

from ...models import backbone, embedder, tensors

OPSET, IR_VERSION = 20, 10
"""Fixed, so that a pack always gives the same bytes, and any onnxruntime since 1.17 can read them."""
STORED = {"F16": TensorProto.FLOAT16, "F32": TensorProto.FLOAT, "I64": TensorProto.INT64}
FLOAT = TensorProto.FLOAT


class Graph:
    """A graph under construction, for one file of weights; values are referred to by name."""

    def __init__(self, weights: Path) -> None:
        self._file, self._spans = weights.name, tensors.spans(weights)
        self._nodes: list[onnx.NodeProto] = []
        self._stored: dict[str, onnx.TensorProto] = {}
        self._numbers = itertools.count()

    def add(self, kind: str, *inputs: str, **attributes: Any) -> str:
        """Add an operator with one output and return that."""
        return self.split(kind, 1, *inputs, **attributes)[0]

    def split(self, kind: str, count: int, *inputs: str, **attributes: Any) -> list[str]:
        """Add an operator with several outputs and return them."""
        outputs = [f"v{next(self._numbers)}" for _ in range(count)]
        self._nodes.append(helper.make_node(kind, inputs, outputs, **attributes))
        return outputs

    def constant(self, value: npt.ArrayLike, kind: type[np.generic] = np.float32) -> str:
        """Return a constant that is stored in the graph."""
        name = f"c{next(self._numbers)}"
        self._stored[name] = numpy_helper.from_array(np.array(value, kind), name)
        return name

    def weight(self, name: str) -> str:
        """Return a tensor of the weights file as float32; onnxruntime converts it once, when it opens the graph."""
        if name not in self._stored:
            span = self._spans[name]
            tensor = TensorProto(name=name, dims=span.shape, data_type=STORED[span.kind])
            tensor.data_location = TensorProto.EXTERNAL
            for key, value in (("location", self._file), ("offset", span.offset), ("length", span.size)):
                tensor.external_data.add(key=key, value=str(value))
            self._stored[name] = tensor
        return self.cast(name, FLOAT) if self._spans[name].kind == "F16" else name

    def cast(self, value: str, to: int) -> str:
        return self.add("Cast", value, to=to)

    def linear(self, rows: str, name: str, *, bias: bool = True) -> str:
        """Apply the linear layer with this name to rows [..., n]."""
        product = self.add("MatMul", rows, self.add("Transpose", self.weight(f"{name}.weight"), perm=[1, 0]))
        return self.add("Add", product, self.weight(f"{name}.bias")) if bias else product

    def unit(self, rows: str) -> str:
        """Normalise rows [B, n] as `torch.nn.functional.normalize` does."""
        length = self.add("ReduceL2", rows, self.constant([-1], np.int64))
        return self.add("Div", rows, self.add("Max", length, self.constant(1e-12)))

    def save(self, path: Path, inputs: Sequence[onnx.ValueInfoProto], output: str, shape: Sequence[int | str]) -> None:
        """Write the graph with its inputs and its one float32 output."""
        self._nodes.append(helper.make_node("Identity", [output], ["out"]))
        out = helper.make_tensor_value_info("out", FLOAT, shape)
        graph = helper.make_graph(self._nodes, path.stem, inputs, [out], list(self._stored.values()))
        opsets = [helper.make_opsetid("", OPSET)]
        model = helper.make_model(graph, opset_imports=opsets, ir_version=IR_VERSION, producer_name="pinpoint")
        path.write_bytes(model.SerializeToString(deterministic=True))


Draw = Callable[[Graph, Any, str, str], str]


def _batch_norm(graph: Graph, layer: nn.BatchNorm2d, name: str, seen: str) -> str:
    told = (graph.weight(f"{name}.{part}") for part in ("weight", "bias", "running_mean", "running_var"))
    return graph.add("BatchNormalization", seen, *told, epsilon=layer.eps)


def _conv(graph: Graph, layer: nn.Conv2d, name: str, seen: str) -> str:
    kernel, strides, (top, left) = layer.kernel_size, layer.stride, map(int, layer.padding)
    weight = graph.weight(f"{name}.weight")
    return graph.add("Conv", seen, weight, kernel_shape=kernel, strides=strides, pads=[top, left, top, left])


def _pool(graph: Graph, layer: nn.AvgPool2d, name: str, seen: str) -> str:
    size = int(str(layer.kernel_size))
    return graph.add("AveragePool", seen, kernel_shape=[size, size], strides=[size, size])


def _layer_norm(graph: Graph, layer: nn.LayerNorm, name: str, seen: str) -> str:
    plain = not layer.elementwise_affine
    scale = graph.constant(np.ones(layer.normalized_shape)) if plain else graph.weight(f"{name}.weight")
    bias = () if plain else (graph.weight(f"{name}.bias"),)
    return graph.add("LayerNormalization", seen, scale, *bias, axis=-1, epsilon=layer.eps)


def _sequence(graph: Graph, layer: nn.Sequential, name: str, seen: str) -> str:
    for number, inner in layer.named_children():
        seen = draw(graph, inner, f"{name}.{number}", seen)
    return seen


def _residual_block(graph: Graph, layer: backbone.ResidualBlock, name: str, seen: str) -> str:
    inner = seen
    for part in ("first", "first_norm"):
        inner = draw(graph, getattr(layer, part), f"{name}.{part}", inner)
    inner = graph.add("Relu", inner)
    for part in ("second", "second_norm"):
        inner = draw(graph, getattr(layer, part), f"{name}.{part}", inner)
    return graph.add("Relu", graph.add("Add", inner, draw(graph, layer.skip, f"{name}.skip", seen)))


LAYERS: dict[type[nn.Module], Draw] = {
    nn.Sequential: _sequence,
    nn.Linear: lambda graph, layer, name, seen: graph.linear(seen, name),
    nn.LayerNorm: _layer_norm,
    nn.GELU: lambda graph, layer, name, seen: graph.add("Gelu", seen),
    nn.ReLU: lambda graph, layer, name, seen: graph.add("Relu", seen),
    nn.Dropout: lambda graph, layer, name, seen: seen,
    nn.Identity: lambda graph, layer, name, seen: seen,
    nn.Conv2d: _conv,
    nn.BatchNorm2d: _batch_norm,
    nn.AvgPool2d: _pool,
    backbone.ResidualBlock: _residual_block,
    embedder.ResidualMlp: lambda graph, layer, name, seen: graph.add(
        "Add", seen, draw(graph, layer.layers, f"{name}.layers", seen)
    ),
}
"""How each kind of layer is drawn, given graph, layer, prefix of its weights, and input."""


def draw(graph: Graph, layer: nn.Module, name: str, seen: str) -> str:
    """Draw a layer, whose weights begin with `name`, on an input."""
    return LAYERS[type(layer)](graph, layer, name, seen)
