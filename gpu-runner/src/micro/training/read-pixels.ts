import type { GraphBuilder } from "../../onnx/index.ts";
import { sceneSize } from "../data/index.ts";

/** Declares the input "pixels" [B, 3, 64, 64] of bytes and returns it as floats in [-1, 1]. */
export function readPixels(g: GraphBuilder, batch: number): string {
  const bytes = g.input("pixels", "uint8", [batch, 3, sceneSize, sceneSize]);
  const scaled = g.op("Mul", [g.op("Cast", [bytes], { to: 1 }), g.float(2 / 255)]);
  return g.op("Sub", [scaled, g.float(1)]);
}
