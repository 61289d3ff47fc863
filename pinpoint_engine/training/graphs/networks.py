"""Writes the networks of a pack as ONNX graphs, which refer to the weights files that the pack has already."""

from __future__ import annotations

import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from onnx import TensorProto, ValueInfoProto, helper
from torch import nn

from ...errors import RequestError
from ...models import album_lstm, backbone, embedder, pack, pigeon, planet, reranker
from ...models.passes import ROWS
from .graph import FLOAT, Graph, draw

PER_PASS = 1
"""Photos per pass of the tower: onnxruntime is as fast with one as with four, and one needs no padding."""
DOUBLE, LONG, BOOL = TensorProto.DOUBLE, TensorProto.INT64, TensorProto.BOOL


def write_graphs(folder: Path) -> None:
    """Write the graphs of all networks in a pack's folder, beside the weights; none without a conv tower."""
    if pack.tower_kind(folder) != pack.CONV:
        return
    tower(backbone.read_conv(folder), folder / pack.TOWER, folder / pack.TOWER_GRAPH)
    network = embedder.read_network(folder)
    images(network, folder / pack.EMBEDDER, folder / pack.IMAGES_GRAPH)
    places(network, folder / pack.EMBEDDER, folder / pack.PLACES_GRAPH)
    if (folder / pack.RERANKER).is_file():
        ranking(reranker.read_network(folder), folder / pack.RERANKER, folder / pack.RERANKER_GRAPH)
    if (folder / pack.PIGEON).is_dir():
        _pigeon(folder / pack.PIGEON)
    if (folder / pack.PLANET).is_dir():
        _planet(folder / pack.PLANET)


def add_graphs(folder: Path) -> pack.Pack:
    """Rewrite an existing pack with graphs; its other files stay the same, to the bit.

    Raises:
        PackError: it is missing or damaged.
        RequestError: its tower is not a conv tower, and has no graph.
        OutputError: the folder cannot be written.
    """
    opened = pack.open_pack(folder)
    if pack.tower_kind(opened.folder) != pack.CONV:
        raise RequestError(f"the tower of {folder} is not of kind {pack.CONV}, and has no graph; run it with torch")
    return pack.rewrite(opened, write_graphs)


def _pigeon(folder: Path) -> None:
    network = pigeon.read_network(folder)
    weights, config = folder / pack.CELLS_WEIGHTS, network.config
    embed, logits = folder / pack.EMBED_GRAPH, folder / pack.LOGITS_GRAPH
    sizes = (config.features, config.features)
    rows_to_rows(network.adapter, "adapter", sizes=sizes, weights=weights, path=embed, added=True)
    rows_to_rows(network.cells, "cells", sizes=(config.features, config.cells), weights=weights, path=logits)


def _planet(folder: Path) -> None:
    network = planet.read_network(folder)
    weights, config = folder / pack.CELLS_WEIGHTS, network.config
    embed, logits = folder / pack.EMBED_GRAPH, folder / pack.LOGITS_GRAPH
    rows_to_rows(network.trunk, "trunk", sizes=(config.features, config.dim), weights=weights, path=embed)
    rows_to_rows(network.cells, "cells", sizes=(config.dim, config.cells), weights=weights, path=logits)
    album(album_lstm.read_network(folder), folder / pack.ALBUM_WEIGHTS, folder / pack.ALBUM_GRAPH)


def tower(network: backbone.ConvTower, weights: Path, path: Path) -> None:
    """Write the conv tower: uint8 pictures [PER_PASS, side, side, 3] to features [PER_PASS, dim]."""
    graph, config = Graph(weights), network.config
    seen = graph.add("Transpose", graph.cast("pixels", FLOAT), perm=[0, 3, 1, 2])
    seen = graph.add("Sub", graph.add("Div", seen, graph.constant(127.5)), graph.constant(1.0))
    tapped = []
    over = graph.constant([2, 3], np.int64)
    for number, layer in enumerate(network.layers):
        seen = draw(graph, layer, f"layers.{number}", seen)
        if number in network.tapped:
            mean = graph.add("ReduceMean", seen, over)
            apart = graph.add("ReduceSumSquare", graph.add("Sub", seen, mean), over)
            all_of_it = graph.cast(graph.add("Size", seen), FLOAT)
            count = graph.add("Div", all_of_it, graph.cast(graph.add("Size", mean), FLOAT))
            deviation = graph.add("Sqrt", graph.add("Div", apart, graph.add("Sub", count, graph.constant(1.0))))
            tapped += [graph.add("Flatten", mean), graph.add("Flatten", deviation)]
    head = graph.linear(graph.add("Flatten", graph.add("ReduceMean", seen, over)), "head")
    pixels = helper.make_tensor_value_info("pixels", TensorProto.UINT8, [PER_PASS, *[config.side_px] * 2, 3])
    graph.save(path, [pixels], graph.add("Concat", head, *tapped, axis=1), [PER_PASS, config.dim])


def images(network: embedder.EmbedderNetwork, weights: Path, path: Path) -> None:
    """Write the image side of an embedder: rows [ROWS, features] and sources int64 [ROWS] to rows [ROWS, dim]."""
    graph, config = Graph(weights), network.config
    chosen = graph.constant(np.zeros((1, config.hidden)))
    codes = graph.add("Unsqueeze", "sources", graph.constant([1], np.int64))
    for code, adapter in enumerate(network.adapters):
        adapted = draw(graph, adapter, f"adapters.{code}", "rows")
        chosen = graph.add("Where", graph.add("Equal", codes, graph.constant(code, np.int64)), adapted, chosen)
    rows = helper.make_tensor_value_info("rows", FLOAT, [ROWS, config.features])
    sources = helper.make_tensor_value_info("sources", LONG, [ROWS])
    graph.save(path, [rows, sources], graph.unit(draw(graph, network.trunk, "trunk", chosen)), [ROWS, config.dim])


def places(network: embedder.EmbedderNetwork, weights: Path, path: Path) -> None:
    """Write the location side of an embedder: points on the unit sphere float64 [ROWS, 3] to rows [ROWS, dim]."""
    graph, said = Graph(weights), []
    for number, capsule in enumerate(network.places.capsules):
        name = f"places.capsules.{number}"
        turns = graph.add("MatMul", "points", graph.cast(graph.weight(f"{name}.frequencies"), DOUBLE))
        part = graph.add("Sub", turns, graph.add("Round", turns))
        phase = graph.cast(graph.add("Mul", part, graph.constant(2 * math.pi, np.float64)), FLOAT)
        waves = graph.add("Concat", graph.add("Cos", phase), graph.add("Sin", phase), axis=1)
        said.append(draw(graph, capsule.get_submodule("layers"), f"{name}.layers", waves))
    points = helper.make_tensor_value_info("points", DOUBLE, [ROWS, 3])
    graph.save(path, [points], graph.unit(graph.add("Sum", *said)), [ROWS, network.config.dim])


def _list(name: str, kind: int = FLOAT, *shape: int | str) -> ValueInfoProto:
    return helper.make_tensor_value_info(name, kind, [1, *shape])


def _standard(graph: Graph) -> str:
    """Draw `reranker.Standard` on the features [1, K, F]."""
    apart = graph.add("Sub", "features", graph.weight("standard.mean"))
    scaled = graph.add("Div", apart, graph.weight("standard.deviation"))
    known = graph.add("Where", graph.add("IsNaN", scaled), graph.constant(0.0), scaled)
    return graph.add("Clip", known, graph.constant(-reranker.CLIP), graph.constant(reranker.CLIP))


def ranking(network: reranker.Network, weights: Path, path: Path) -> None:
    """Write a reranker: the `Lists` of one photo, as far as it looks at them, to scores [1, K]."""
    graph, config = Graph(weights), network.config
    inputs = [_list("base", FLOAT, "K"), _list("features", FLOAT, "K", config.count)]
    if isinstance(network, reranker.AttentionReranker):
        said = _attention(graph, network)
        inputs += [_list("query", FLOAT, config.dim)]
        inputs += [_list(name, FLOAT, "K", config.dim) for name in ("images", "places")]
        inputs += [_list("support", FLOAT, "K", "M", config.dim), _list("supported", BOOL, "K", "M")]
    else:
        said = draw(graph, network.layers, "layers", _standard(graph))
    correction = graph.add("Squeeze", graph.linear(said, "correction"), graph.constant([-1], np.int64))
    graph.save(path, inputs, graph.add("Add", "base", correction), [1, "K"])


def _attention(graph: Graph, network: reranker.AttentionReranker) -> str:
    """Draw the attention reranker as far as its last layer: [1, K, width]."""
    minus, width = graph.constant([-1], np.int64), network.config.width
    features = _standard(graph)
    dead = graph.add("Or", graph.add("IsNaN", "base"), graph.add("IsInf", "base"))
    live = graph.add("Unsqueeze", graph.add("Not", dead), minus)
    asked = graph.add("Unsqueeze", "query", graph.constant([1], np.int64))
    visual, spatial = (
        graph.add("Mul", asked, graph.add("Sub", rows, _mean(graph, rows, live))) for rows in ("images", "places")
    )
    candidate = graph.linear(features, "candidate")
    for rows, name in ((visual, "image"), (spatial, "place")):
        candidate = graph.add("Add", candidate, graph.linear(rows, name, bias=False))
    query = graph.add("Expand", graph.linear(_mean(graph, features, live), "query"), graph.add("Shape", candidate))
    tokens = [query, candidate, _support(graph, asked, live)]
    slots = [graph.add("Unsqueeze", rows, graph.constant([2], np.int64)) for rows in tokens]
    seen = graph.add("Concat", *slots, axis=2)
    seen = graph.add("Reshape", seen, graph.constant([-1, 3, width], np.int64))
    for number, layer in enumerate(network.layers.layers):
        seen = _encoder_layer(graph, layer, f"layers.layers.{number}", seen)
    said = graph.add("Gather", seen, graph.constant(1, np.int64), axis=1)
    return graph.add("Unsqueeze", said, graph.constant([0], np.int64))


def _mean(graph: Graph, rows: str, live: str) -> str:
    """Draw `reranker._mean`: the mean of a list's rows [1, K, n], padding left out: [1, 1, n]."""
    over = graph.constant([1], np.int64)
    count = graph.add("Max", graph.add("ReduceSum", graph.cast(live, FLOAT), over), graph.constant(1.0))
    return graph.add("Div", graph.add("ReduceSum", graph.add("Where", live, rows, graph.constant(0.0)), over), count)


def _support(graph: Graph, asked: str, live: str) -> str:
    """Draw the pooled supporters: [1, K, width]."""
    last, zero, one = graph.constant([-1], np.int64), graph.constant(0.0), graph.constant(1.0)
    over = graph.constant([2], np.int64)
    here = graph.cast("supported", FLOAT)
    products = graph.add("Mul", "support", graph.add("Unsqueeze", asked, over))
    alike = graph.add("Mul", graph.add("ReduceSum", products, last, keepdims=0), graph.weight("sharpness"))
    open_ = graph.add("Where", "supported", alike, graph.constant(-1e9))
    weights = graph.add("Unsqueeze", graph.add("Mul", graph.add("Softmax", open_, axis=-1), here), last)
    pooled = graph.add("ReduceSum", graph.add("Mul", weights, "support"), over, keepdims=0)
    some = graph.add("ReduceMax", here, last)
    relative = graph.add("Mul", asked, graph.add("Sub", pooled, _mean(graph, "images", live)))
    said = graph.linear(graph.add("Mul", relative, some), "support", bias=False)
    flag = graph.add("Where", graph.cast(some, BOOL), zero, one)
    return graph.add("Add", said, graph.add("Mul", flag, graph.weight("unsupported")))


def _encoder_layer(graph: Graph, layer: Any, name: str, seen: str) -> str:
    """Draw one pre-norm layer of torch's transformer on [N, 3, width]."""
    heads, width = layer.self_attn.num_heads, layer.self_attn.embed_dim
    normed = draw(graph, layer.norm1, f"{name}.norm1", seen)
    attention = f"{name}.self_attn"
    turned = graph.add("Transpose", graph.weight(f"{attention}.in_proj_weight"), perm=[1, 0])
    packed = graph.add("Add", graph.add("MatMul", normed, turned), graph.weight(f"{attention}.in_proj_bias"))
    apart = graph.constant([0, 3, heads, width // heads], np.int64)
    thirds = graph.split("Split", 3, packed, axis=-1, num_outputs=3)
    query, key, value = (
        graph.add("Transpose", graph.add("Reshape", each, apart), perm=perm)
        for each, perm in zip(thirds, ([0, 2, 1, 3], [0, 2, 3, 1], [0, 2, 1, 3]), strict=True)
    )
    scaled = graph.add("Mul", query, graph.constant((width // heads) ** -0.5))
    weights = graph.add("Softmax", graph.add("MatMul", scaled, key), axis=-1)
    mixed = graph.add("Transpose", graph.add("MatMul", weights, value), perm=[0, 2, 1, 3])
    joined = graph.add("Reshape", mixed, graph.constant([0, 3, width], np.int64))
    seen = graph.add("Add", seen, graph.linear(joined, f"{attention}.out_proj"))
    inner = graph.linear(draw(graph, layer.norm2, f"{name}.norm2", seen), f"{name}.linear1")
    return graph.add("Add", seen, graph.linear(graph.add("Gelu", inner), f"{name}.linear2"))


def rows_to_rows(
    layer: nn.Module, name: str, *, sizes: tuple[int, int], weights: Path, path: Path, added: bool = False
) -> None:
    """Write a stack of layers on rows [ROWS, sizes[0]] to [ROWS, sizes[1]]; `added` to what goes in."""
    graph = Graph(weights)
    said = draw(graph, layer, name, "rows")
    said = graph.add("Add", "rows", said) if added else said
    rows = helper.make_tensor_value_info("rows", FLOAT, [ROWS, sizes[0]])
    graph.save(path, [rows], said, [ROWS, sizes[1]])


def album(network: album_lstm.AlbumNetwork, weights: Path, path: Path) -> None:
    """Write the album model: one album's embeddings [n, dim] to logits [n, cells]."""
    graph, config = Graph(weights), network.config
    blank = [graph.constant(np.zeros((config.offset, config.dim)))] if config.offset else []
    steps = graph.add("Concat", *["album"] * (1 + config.repeated), *blank, axis=0)
    ways = ("", "_reverse") if config.bidirectional else ("",)
    parts = [_gates(graph, f"lstm.{kind}_l0", ways) for kind in ("weight_ih", "weight_hh")]
    biases = [_gates(graph, f"lstm.{kind}_l0", ways) for kind in ("bias_ih", "bias_hh")]
    one = graph.constant([1], np.int64)
    states = graph.add(
        "LSTM",
        graph.add("Unsqueeze", steps, one),
        *parts,
        graph.add("Concat", *biases, axis=1),
        hidden_size=config.hidden,
        direction="bidirectional" if config.bidirectional else "forward",
    )
    # [steps, ways, 1, hidden]: the photos' cells are read at the last n steps, whatever the offset and the passes
    rows = graph.add("Reshape", states, graph.constant([0, -1], np.int64))
    count = graph.add("Shape", "album", end=1)
    end = graph.constant([np.iinfo(np.int64).max], np.int64)
    read = graph.add("Slice", rows, graph.add("Neg", count), end, graph.constant([0], np.int64))
    inputs = [helper.make_tensor_value_info("album", FLOAT, ["n", config.dim])]
    graph.save(path, inputs, graph.linear(read, "cells"), ["n", config.cells])


def _gates(graph: Graph, name: str, ways: Sequence[str]) -> str:
    """Put the gates of an LSTM's weights into ONNX's order: torch has input, forget, cell, output, ONNX i, o, f, c."""
    turned = []
    for way in ways:
        into, forget, cell, out = graph.split("Split", 4, graph.weight(name + way), axis=0, num_outputs=4)
        ordered = graph.add("Concat", into, out, forget, cell, axis=0)
        turned.append(graph.add("Unsqueeze", ordered, graph.constant([0], np.int64)))
    return graph.add("Concat", *turned, axis=0)
