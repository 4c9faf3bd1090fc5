export { type RandomKey, type RandomStream, randomStream } from "./random.ts";
export {
  bytesPerElement,
  type DType,
  float32,
  fromBytes,
  fromNumbers,
  int64,
  makeTensor,
  sizeOf,
  type Tensor,
  type TensorData,
  toBytes,
  toFloat16,
  toFloat32,
  toNumbers,
  zeros,
} from "./tensor.ts";
