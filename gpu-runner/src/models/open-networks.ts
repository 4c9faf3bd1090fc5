import type { Device, Session } from "../engine/index.ts";
import { type Model, readModel, restoreWeights } from "../onnx/index.ts";
import { type ClipEncoder, createClipEncoder, type Network } from "./networks/index.ts";
import { openScoringPack } from "./pack/index.ts";

/** A network loaded on a device. */
export interface OpenNetwork extends Network {
  readonly session: Session;
}

/** Loads a model on a device. */
export async function openNetwork(device: Device, model: Model): Promise<OpenNetwork> {
  const session = await device.session(model);
  return { session, inputs: model.graph.inputs, outputs: model.graph.outputs };
}

/** Loads the CLIP of a folder on a device (see openScoringPack); a joint model is loaded once. */
export async function openClip(device: Device, folder: string): Promise<ClipEncoder> {
  const pack = openScoringPack(folder);
  const open = (path: string) => openNetwork(device, restoreWeights(readModel(path)));
  const text = await open(pack.textPath);
  return createClipEncoder(pack, text, pack.joint ? text : await open(pack.visionPath));
}
