"""PyTorch's prediction, denoising loss and every parameter gradient of the micro U-Net in a small width, whose ONNX file
(fixtures/micro-unet/unet.onnx, written by reference/write-micro-unet.ts) is evaluated operator by operator with
autograd -> fixtures/micro-unet/golden.safetensors. Run: python reference/micro_unet.py
"""

import json
import pathlib

import numpy as np
import onnx
import torch
import torch.nn.functional as F
from onnx import numpy_helper
from safetensors.numpy import save_file

from versions import versions

out = pathlib.Path(__file__).parent.parent / "fixtures" / "micro-unet"
graph = onnx.load(str(out / "unet.onnx")).graph
torch.manual_seed(0)


def layer_norm(x, weight, bias=None, axis=-1, epsilon=1e-5):
    return F.layer_norm(x, x.shape[axis:], weight, bias, epsilon)


def conv(x, weight, bias=None, kernel_shape=None, pads=(0, 0, 0, 0), strides=(1, 1)):
    top, left, bottom, right = pads
    return F.conv2d(F.pad(x, (left, right, top, bottom)), weight, bias, stride=tuple(strides))


def resize(x, _roi, scales, mode, **_):
    assert mode == b"nearest"
    return F.interpolate(x, scale_factor=tuple(scales[2:].tolist()), mode="nearest")


operators = {
    "Unsqueeze": lambda x, axes: x.reshape(insert_ones(x, axes)),
    "Mul": torch.mul,
    "Add": torch.add,
    "Div": torch.div,
    "Cos": torch.cos,
    "Sin": torch.sin,
    "Erf": torch.erf,
    "Sqrt": torch.sqrt,
    "Sigmoid": torch.sigmoid,
    "MatMul": torch.matmul,
    "Concat": lambda *xs, axis: torch.cat(xs, axis),
    "ReduceSum": lambda x, axes, keepdims=1: x.sum(tuple(axes.tolist()), keepdim=bool(keepdims)),
    "Reshape": lambda x, shape: x.reshape([n or x.shape[i] for i, n in enumerate(shape.tolist())]),
    "Transpose": lambda x, perm: x.permute(*perm),
    "Softmax": lambda x, axis=-1: torch.softmax(x, axis),
    "LayerNormalization": layer_norm,
    "Conv": conv,
    "Resize": resize,
}


def insert_ones(x, axes):
    shape = list(x.shape)
    for axis in sorted(axes.tolist()):
        shape.insert(axis, 1)
    return shape


values = {}
parameters = {}
for tensor in graph.initializer:
    value = torch.from_numpy(numpy_helper.to_array(tensor).copy())
    if value.is_floating_point() and not tensor.name.startswith("const."):
        value.requires_grad_(True)
        parameters[tensor.name] = value
    values[tensor.name] = value
inputs = dict(
    sample=torch.randn(2, 4, 8, 8),
    timestep=torch.tensor([17.0, 801.0]),
    encoder_hidden_states=torch.randn(2, 5, 12),
    text_embeds=torch.randn(2, 12),
)
target = torch.randn(2, 4, 8, 8)
values |= inputs
for node in graph.node:
    attributes = {a.name: onnx.helper.get_attribute_value(a) for a in node.attribute}
    if node.op_type == "Resize":
        attributes = {"mode": attributes["mode"]}
    values[node.output[0]] = operators[node.op_type](*[values.get(name) for name in node.input], **attributes)

prediction = values["out_sample"]
loss = F.mse_loss(prediction, target)
loss.backward()
arrays = {name: value.numpy() for name, value in inputs.items()}
arrays |= dict(target=target.numpy(), out_sample=prediction.detach().numpy(), loss=loss.detach().numpy().reshape(1))
arrays |= {f"grad.{name}": value.grad.numpy() for name, value in parameters.items()}
found = json.dumps(versions("torch", "onnx"))
save_file({k: np.ascontiguousarray(v) for k, v in arrays.items()}, str(out / "golden.safetensors"), {"versions": found})
print(len(parameters), "parameters, loss", loss.item())
