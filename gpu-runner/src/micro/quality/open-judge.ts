import type { Device } from "../../engine/index.ts";
import { type ClipEncoder, createClipEncoder, openScoringPack } from "../../models/index.ts";
import { readModel, restoreWeights } from "../../onnx/index.ts";

/** Opens a CLIP folder of the pack on a device. */
export async function openJudge(device: Device, folder: string): Promise<ClipEncoder> {
  const pack = openScoringPack(folder);
  const network = async (path: string) => {
    const model = restoreWeights(readModel(path));
    return {
      session: await device.session(model),
      inputs: model.graph.inputs,
      outputs: model.graph.outputs,
    };
  };
  return createClipEncoder(pack, await network(pack.textPath), await network(pack.visionPath));
}
