// Writes the network that micro_unet.py evaluates. Run: node reference/write-micro-unet.ts
import { fileURLToPath } from "node:url";
import { smallUnet } from "../src/micro/architecture/small-unet.fixture.ts";
import { writeModel } from "../src/onnx/index.ts";

writeModel(smallUnet(), fileURLToPath(new URL("../fixtures/micro-unet/unet.onnx", import.meta.url)));
