"""Pillow's resizing and transformers' CLIP preprocessing of small noise images -> fixtures/clip-preprocess.json."""

import json
import pathlib

import numpy as np
from PIL import Image
from transformers import CLIPImageProcessor

from versions import versions

try:  # the implementation over Pillow; the other one resizes tensors and differs by rounding
    from transformers.models.clip.image_processing_pil_clip import CLIPImageProcessorPil as Processor
except ImportError:
    Processor = CLIPImageProcessor


def pixels(width: int, height: int, seed: int) -> np.ndarray:
    """x, y and channel waves with a hash-like grain: both sides compute it without sharing a file."""
    y, x, c = np.meshgrid(np.arange(height), np.arange(width), np.arange(3), indexing="ij")
    return ((x * 37 + y * 101 + c * 59 + (x * y * (seed + 3)) % 97 + seed * 11) % 256).astype(np.uint8)


resizes = []
for width, height, to_width, to_height, name in [
    (31, 20, 8, 8, "bicubic"),
    (9, 7, 20, 16, "bicubic"),
    (40, 40, 12, 40, "bicubic"),
    (30, 30, 11, 7, "bilinear"),
    (33, 21, 10, 9, "lanczos"),
]:
    image = Image.fromarray(pixels(width, height, 1)).resize(
        (to_width, to_height), {"bicubic": Image.BICUBIC, "bilinear": Image.BILINEAR, "lanczos": Image.LANCZOS}[name]
    )
    resizes.append(
        dict(
            size=[width, height], to=[to_width, to_height], filter=name, data=np.asarray(image).flatten().tolist()
        )
    )

config = dict(
    do_resize=True,
    size={"shortest_edge": 12},
    resample=3,
    do_center_crop=True,
    crop_size={"height": 12, "width": 12},
    do_rescale=True,
    rescale_factor=1 / 255,
    do_normalize=True,
    image_mean=[0.48145466, 0.4578275, 0.40821073],
    image_std=[0.26862954, 0.26130258, 0.27577711],
)
processor = Processor(**config)
clip = []
for width, height in [(64, 64), (47, 30), (20, 51), (8, 6)]:
    values = processor(Image.fromarray(pixels(width, height, 2)), return_tensors="np")["pixel_values"][0]
    clip.append(dict(size=[width, height], values=[round(float(v), 6) for v in values.flatten()]))

out = pathlib.Path(__file__).parent.parent / "fixtures" / "clip-preprocess.json"
fixture = dict(
    versions=versions("pillow", "transformers", "numpy"),
    processor=Processor.__name__,
    config=config,
    resizes=resizes,
    clip=clip,
)
out.write_text(json.dumps(fixture, separators=(",", ":")) + "\n")
