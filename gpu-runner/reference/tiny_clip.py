"""A tiny random CLIP in both ONNX layouts that scoring takes (optimum's one model, Xenova's two towers), with transformers'
embeddings of texts and images -> fixtures/tiny-clip. Run: python reference/tiny_clip.py (needs optimum-onnx)
"""

import json
import pathlib
import shutil
import tempfile

import numpy as np
import torch
from optimum.exporters.onnx import main_export
from PIL import Image
from transformers import (
    CLIPConfig,
    CLIPImageProcessor,
    CLIPModel,
    CLIPProcessor,
    CLIPTextModelWithProjection,
    CLIPTokenizer,
    CLIPVisionModelWithProjection,
)

from versions import versions

fixtures = pathlib.Path(__file__).parent.parent / "fixtures"
out = fixtures / "tiny-clip"
shutil.rmtree(out, ignore_errors=True)
(out / "two-towers" / "onnx").mkdir(parents=True)
torch.manual_seed(0)

tokenizer_folder = fixtures / "clip-tokenizer"
tokenizer = CLIPTokenizer(
    str(tokenizer_folder / "vocab.json"), str(tokenizer_folder / "merges.txt"), model_max_length=77
)
tower = dict(projection_dim=8, hidden_size=12, intermediate_size=24, num_hidden_layers=2, num_attention_heads=2)
config = CLIPConfig(
    text_config=dict(
        **tower,
        vocab_size=len(tokenizer),
        max_position_embeddings=77,
        bos_token_id=tokenizer.bos_token_id,
        eos_token_id=tokenizer.eos_token_id,
        pad_token_id=tokenizer.pad_token_id,
    ),
    vision_config=dict(**tower, image_size=32, patch_size=8),
    projection_dim=8,
)
model = CLIPModel(config).eval()
with torch.no_grad():
    for parameter in model.parameters():  # the usual initial values are so small that all embeddings agree
        parameter.add_(0.2 * torch.randn_like(parameter))
images = CLIPImageProcessor(size={"shortest_edge": 32}, crop_size={"height": 32, "width": 32})


def pixels(width: int, height: int, seed: int) -> np.ndarray:
    """As in clip_preprocess.py: both sides compute it without sharing a file."""
    y, x, c = np.meshgrid(np.arange(height), np.arange(width), np.arange(3), indexing="ij")
    return ((x * 37 + y * 101 + c * 59 + (x * y * (seed + 3)) % 97 + seed * 11) % 256).astype(np.uint8)


def strip(folder: pathlib.Path, keep: set[str]):
    for path in folder.iterdir():
        if path.is_file() and path.name not in keep:
            path.unlink()


with tempfile.TemporaryDirectory() as folder:
    model.save_pretrained(folder)
    CLIPProcessor(images, tokenizer).save_pretrained(folder)
    main_export(folder, out / "one-model", task="zero-shot-image-classification", do_validation=False)
    text_tower = CLIPTextModelWithProjection.from_pretrained(folder, attn_implementation="eager").eval()
    vision_tower = CLIPVisionModelWithProjection.from_pretrained(folder, attn_implementation="eager").eval()
kept = {"model.onnx", "preprocessor_config.json", "vocab.json", "merges.txt", "tokenizer_config.json"}
strip(out / "one-model", kept)
for name in kept - {"model.onnx"}:
    shutil.copy(out / "one-model" / name, out / "two-towers" / name)

texts = ["a photo of a sks dog in the jungle", "a red vase", ""]
sizes = [(40, 32, 1), (32, 32, 2), (70, 90, 3)]
ids = tokenizer(texts, padding="max_length", max_length=77, return_tensors="pt")
pixel_values = images([Image.fromarray(pixels(*size)) for size in sizes], return_tensors="pt").pixel_values
with torch.no_grad():
    text_embeds = model.get_text_features(**ids)
    image_embeds = model.get_image_features(pixel_values=pixel_values)
    torch.onnx.export(
        text_tower,
        (ids.input_ids,),
        str(out / "two-towers" / "onnx" / "text_model.onnx"),
        input_names=["input_ids"],
        output_names=["text_embeds", "last_hidden_state"],
        dynamic_axes={"input_ids": {0: "batch", 1: "length"}},
        opset_version=17,
        dynamo=False,
    )
    torch.onnx.export(
        vision_tower,
        (pixel_values,),
        str(out / "two-towers" / "onnx" / "vision_model.onnx"),
        input_names=["pixel_values"],
        output_names=["image_embeds", "last_hidden_state"],
        dynamic_axes={"pixel_values": {0: "batch"}},
        opset_version=17,
        dynamo=False,
    )
golden = dict(
    versions=versions("optimum", "optimum-onnx", "transformers", "torch", "onnx", "pillow"),
    texts=texts,
    sizes=[list(size) for size in sizes],
    text_embeds=text_embeds.tolist(),
    image_embeds=image_embeds.tolist(),
)
(out / "golden.json").write_text(json.dumps(golden, indent=1) + "\n")
