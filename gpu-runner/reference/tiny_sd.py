"""A tiny random Stable-Diffusion-shaped pipeline, exported to ONNX by optimum, with PyTorch's loss, every parameter
gradient and ten AdamW steps of its U-Net -> fixtures/tiny-sd. Run: python reference/tiny_sd.py (needs optimum-onnx)
"""

import json
import pathlib
import shutil
import tempfile

import numpy as np
import torch
from diffusers import (
    AutoencoderKL,
    DDIMScheduler,
    EulerDiscreteScheduler,
    PNDMScheduler,
    StableDiffusionPipeline,
    UNet2DConditionModel,
)
from optimum.exporters.onnx import main_export
from safetensors.numpy import save_file
from transformers import CLIPTextConfig, CLIPTextModel, CLIPTokenizer

from versions import versions

fixtures = pathlib.Path(__file__).parent.parent / "fixtures"
out = fixtures / "tiny-sd"
torch.manual_seed(0)

tokenizer_folder = fixtures / "clip-tokenizer"
tokenizer = CLIPTokenizer(
    str(tokenizer_folder / "vocab.json"), str(tokenizer_folder / "merges.txt"), pad_token="!", model_max_length=77
)
width = 12
text_encoder = CLIPTextModel(
    CLIPTextConfig(
        vocab_size=len(tokenizer),
        hidden_size=width,
        intermediate_size=24,
        num_hidden_layers=2,
        num_attention_heads=2,
        max_position_embeddings=77,
        bos_token_id=tokenizer.bos_token_id,
        eos_token_id=tokenizer.eos_token_id,
    )
).eval()
unet = UNet2DConditionModel(
    sample_size=8,
    in_channels=4,
    out_channels=4,
    block_out_channels=(8, 16),
    layers_per_block=1,
    down_block_types=("CrossAttnDownBlock2D", "DownBlock2D"),
    up_block_types=("UpBlock2D", "CrossAttnUpBlock2D"),
    cross_attention_dim=width,
    attention_head_dim=4,
    norm_num_groups=4,
).eval()
vae = AutoencoderKL(
    block_out_channels=(4, 8),
    down_block_types=("DownEncoderBlock2D",) * 2,
    up_block_types=("UpDecoderBlock2D",) * 2,
    latent_channels=4,
    norm_num_groups=2,
    sample_size=16,
).eval()
# Fresh modules have norms of gain 1 and bias 0; a mistake in them would not show.
with torch.no_grad():
    for module in (unet, text_encoder, vae):
        for parameter in module.parameters():
            parameter.add_(0.1 * torch.randn_like(parameter))
scheduler = PNDMScheduler(
    beta_start=0.00085,
    beta_end=0.012,
    beta_schedule="scaled_linear",
    steps_offset=1,
    skip_prk_steps=True,
    set_alpha_to_one=False,
)
pipeline = StableDiffusionPipeline(
    vae=vae,
    text_encoder=text_encoder,
    tokenizer=tokenizer,
    unet=unet,
    scheduler=scheduler,
    safety_checker=None,
    feature_extractor=None,
    requires_safety_checker=False,
)

with tempfile.TemporaryDirectory() as scratch:
    pipeline.save_pretrained(scratch + "/torch")
    main_export(
        scratch + "/torch", scratch + "/onnx", task="text-to-image", library_name="diffusers", do_validation=False
    )
    shutil.rmtree(out, ignore_errors=True)
    shutil.copytree(scratch + "/onnx", out)

# diffusers notes where a part was loaded from, which is nobody's business
for path in out.rglob("*.json"):
    config = json.loads(path.read_text())
    if isinstance(config, dict) and config.pop("_name_or_path", None) is not None:
        path.write_text(json.dumps(config, indent=1) + "\n")

arrays: dict[str, np.ndarray] = {}
prompts = ["a photo of a sks dog in the jungle", "a red vase with a mountain in the background"]
ids = tokenizer(prompts, padding="max_length", truncation=True, max_length=77, return_tensors="pt").input_ids
with torch.no_grad():
    states = text_encoder(ids).last_hidden_state
sample = torch.randn(2, 4, 8, 8)
target = torch.randn(2, 4, 8, 8)
timestep = torch.tensor(421.0)


def loss_of() -> torch.Tensor:
    prediction = unet(sample, timestep, encoder_hidden_states=states).sample
    return torch.nn.functional.mse_loss(prediction, target)


with torch.no_grad():
    arrays["out_sample"] = unet(sample, timestep, encoder_hidden_states=states).sample.numpy()
    image = torch.rand(1, 3, 16, 16)
    posterior = vae.encode(2 * image - 1).latent_dist
    arrays["image"] = image.numpy()
    arrays["latent_mean"] = posterior.mean.numpy()
    arrays["decoded"] = vae.decode(posterior.mean).sample.numpy()
arrays |= dict(sample=sample.numpy(), target=target.numpy(), encoder_hidden_states=states.numpy())
arrays["input_ids"] = ids.numpy().astype(np.int32)

# Whole pipeline: before the optimizer below changes the U-Net
latents = torch.randn(2, 4, 8, 8)
arrays["initial_latents"] = latents.numpy()
pipeline.set_progress_bar_config(disable=True)
for kind, scheduler_class in (("pndm", PNDMScheduler), ("ddim", DDIMScheduler), ("euler", EulerDiscreteScheduler)):
    # from_config drops values that were the first class's defaults
    pipeline.scheduler = scheduler_class.from_config(
        scheduler.config, clip_sample=False, timestep_spacing="leading", steps_offset=1
    )
    result = pipeline(prompts, num_inference_steps=5, guidance_scale=7.5, latents=latents.clone(), output_type="latent")
    arrays[f"generated.{kind}"] = result.images.numpy()

losses = []
# With eps 1e-8, weights whose gradient is rounding alone would move by a full step in either direction.
optimizer = torch.optim.AdamW(unet.parameters(), lr=1e-3, betas=(0.9, 0.999), eps=1e-6, weight_decay=1e-2)
for step in range(10):
    optimizer.zero_grad()
    loss = loss_of()
    loss.backward()
    losses.append(loss.item())
    if step == 0:
        for name, parameter in unet.named_parameters():
            arrays[f"grad.{name}"] = parameter.grad.numpy().copy()
    torch.nn.utils.clip_grad_norm_(unet.parameters(), 1.0)
    optimizer.step()
losses.append(loss_of().item())
for name, parameter in unet.named_parameters():
    arrays[f"trained.{name}"] = parameter.detach().numpy().astype(np.float16)

save_file({k: np.ascontiguousarray(v) for k, v in arrays.items()}, str(out / "golden.safetensors"))
golden = dict(
    versions=versions("optimum", "optimum-onnx", "diffusers", "transformers", "torch", "onnx"),
    timestep=float(timestep),
    losses=losses,
    optimizer=dict(learningRate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-6, weightDecay=1e-2, maxGradNorm=1.0),
    scalingFactor=vae.config.scaling_factor,
    prompts=prompts,
)
(out / "golden.json").write_text(json.dumps(golden, indent=1) + "\n")
