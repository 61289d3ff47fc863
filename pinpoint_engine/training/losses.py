"""Losses between images and locations, in batches of matching rows."""

from __future__ import annotations

import torch
from torch import Tensor, nn


def siglip(images: Tensor, places: Tensor, metres: Tensor, scale: Tensor, bias: Tensor, same_m: float) -> Tensor:
    """Sigmoid contrastive loss of every image with every place (SigLIP, section 3.2), one source at a time.

    Args:
        images: Unit rows [B, D].
        places: Unit rows [P, D]; the first B are the images' own.
        metres: Great-circle distances of images and places [B, P].
        scale: Logarithm of the learned inverse temperature.
        bias: Learned logit of a pair.
        same_m: A foreign place nearer than this is neither a match nor a mismatch, and is left out.
    """
    logits = images @ places.T * scale.exp() + bias
    own = torch.eye(*logits.shape, dtype=torch.bool, device=logits.device)
    signs = torch.where(own, 1.0, -1.0)
    counted = own | (metres >= same_m)
    return -(nn.functional.logsigmoid(signs * logits) * counted).sum() / len(images)


def distance_soft(images: Tensor, places: Tensor, metres: Tensor, scale: Tensor, widths_m: tuple[float, ...]) -> Tensor:
    """Cross-entropy of a softmax over places with labels that fade with distance, mean over several widths.

    Labels of one width are exp(-metres / width), normalised to 1 (as PIGEON's smoothing over cells, section 3.1, on
    single places). Shapes as in `siglip`.
    """
    logs = nn.functional.log_softmax(images @ places.T * scale.exp(), dim=1)
    labels = torch.stack([nn.functional.softmax(-metres / width, dim=1) for width in widths_m]).mean(0)
    return -(labels * logs).sum(1).mean()
