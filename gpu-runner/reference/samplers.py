"""Golden numbers of diffusers' samplers -> fixtures/samplers.json. Run: python reference/samplers.py"""

import json
import pathlib

import torch
from diffusers import DDIMScheduler, DDPMScheduler, EulerDiscreteScheduler, PNDMScheduler

from versions import versions

common = dict(
    num_train_timesteps=1000,
    beta_start=0.00085,
    beta_end=0.012,
    beta_schedule="scaled_linear",
    steps_offset=1,
    timestep_spacing="leading",
)


def make(kind: str, prediction_type: str):
    if kind == "pndm":
        return PNDMScheduler(**common, prediction_type=prediction_type, skip_prk_steps=True, set_alpha_to_one=False)
    if kind == "ddim":
        return DDIMScheduler(**common, prediction_type=prediction_type, clip_sample=False, set_alpha_to_one=False)
    return EulerDiscreteScheduler(**common, prediction_type=prediction_type)


def network(x: torch.Tensor, timestep: float) -> torch.Tensor:
    """A stand-in for the U-Net that both sides can compute: smooth, and different at every timestep."""
    return torch.tanh(0.7 * x + timestep / 1000 - 0.4)


initial = torch.tensor([0.3, -1.2, 0.8, 2.1, -0.5, 0.05, 1.4, -2.3], dtype=torch.float32)
runs = []
for kind in ("pndm", "ddim", "euler"):
    for prediction_type in ("epsilon", "v_prediction"):
        for steps in (1, 2, 3, 7, 20, 50):
            scheduler = make(kind, prediction_type)
            scheduler.set_timesteps(steps)
            x = initial * float(scheduler.init_noise_sigma)
            for t in scheduler.timesteps:
                prediction = network(scheduler.scale_model_input(x, t), float(t))
                x = scheduler.step(prediction, t, x).prev_sample
            runs.append(
                dict(
                    kind=kind,
                    prediction=prediction_type,
                    steps=steps,
                    timesteps=[float(t) for t in scheduler.timesteps],
                    initNoiseSigma=float(scheduler.init_noise_sigma),
                    latents=x.double().tolist(),
                )
            )

ddpm = DDPMScheduler(**{k: v for k, v in common.items() if k not in ("steps_offset", "timestep_spacing")})
x0 = initial.reshape(2, 4)
noise = torch.tensor([0.9, -0.4, 0.1, 1.7, -1.1, 0.6, -0.2, 0.35], dtype=torch.float32).reshape(2, 4)
timesteps = torch.tensor([3, 700])
fixture = dict(
    versions=versions("diffusers", "torch"),
    initial=initial.double().tolist(),
    runs=runs,
    alphasCumprod={str(t): float(ddpm.alphas_cumprod[t]) for t in (0, 1, 20, 250, 500, 981, 999)},
    forward=dict(
        noise=noise.flatten().double().tolist(),
        timesteps=timesteps.tolist(),
        noisy=ddpm.add_noise(x0, noise, timesteps).flatten().double().tolist(),
        velocity=ddpm.get_velocity(x0, noise, timesteps).flatten().double().tolist(),
    ),
)
out = pathlib.Path(__file__).parent.parent / "fixtures" / "samplers.json"
out.write_text(json.dumps(fixture, separators=(",", ":")) + "\n")
