import { AppError } from "@dreambooth-dpo/db/contract";
import { floatToHalf, halfToFloat } from "./half.ts";

/** Element types that occur in the models. float16 is stored as its 16 bits, bool as 0 or 1. */
export type DType = "float32" | "float16" | "float64" | "int64" | "int32" | "uint8" | "bool";

interface DataOf {
  float32: Float32Array;
  float16: Uint16Array;
  float64: Float64Array;
  int64: BigInt64Array;
  int32: Int32Array;
  uint8: Uint8Array;
  bool: Uint8Array;
}

export type TensorData = DataOf[DType];

/** A dense row-major n-d array. `dims` empty means a scalar. */
export interface Tensor {
  readonly dtype: DType;
  readonly dims: readonly number[];
  readonly data: TensorData;
}

const constructors = {
  float32: Float32Array,
  float16: Uint16Array,
  float64: Float64Array,
  int64: BigInt64Array,
  int32: Int32Array,
  uint8: Uint8Array,
  bool: Uint8Array,
} as const;

/** Bytes of one element. */
export function bytesPerElement(dtype: DType): number {
  return constructors[dtype].BYTES_PER_ELEMENT;
}

/** Number of elements of an array with these dimensions (1 for a scalar). */
export function sizeOf(dims: readonly number[]): number {
  let size = 1;
  for (const d of dims) size *= d;
  return size;
}

/** Wraps data as a tensor; the length must equal the product of dims. */
export function makeTensor(dtype: DType, dims: readonly number[], data: TensorData): Tensor {
  if (data.length !== sizeOf(dims))
    throw AppError.badInput("tensor data length", data.length, `${sizeOf(dims)} elements for dims [${dims}]`);
  return { dtype, dims: [...dims], data };
}

/** A tensor of zeros. */
export function zeros(dtype: DType, dims: readonly number[]): Tensor {
  return { dtype, dims: [...dims], data: new constructors[dtype](sizeOf(dims)) };
}

/** A float32 tensor; zeros when no data is given. */
export function float32(dims: readonly number[], data?: ArrayLike<number>): Tensor {
  if (data === undefined) return zeros("float32", dims);
  return makeTensor("float32", dims, data instanceof Float32Array ? data : Float32Array.from(data));
}

/** An int64 tensor from numbers or bigints. */
export function int64(dims: readonly number[], data: ArrayLike<number | bigint>): Tensor {
  return makeTensor(
    "int64",
    dims,
    data instanceof BigInt64Array ? data : BigInt64Array.from(Array.from(data, BigInt)),
  );
}

/** A tensor over raw little-endian bytes (copied, so alignment never matters). */
export function fromBytes(dtype: DType, dims: readonly number[], bytes: Uint8Array): Tensor {
  // Not slice(): on a Buffer that would be a view into a shared pool.
  const copy = new Uint8Array(bytes);
  const width = bytesPerElement(dtype);
  if (copy.byteLength !== sizeOf(dims) * width)
    throw new AppError("CORRUPT", `Tensor holds ${copy.byteLength} bytes; expected ${sizeOf(dims) * width}.`);
  return makeTensor(dtype, dims, new constructors[dtype](copy.buffer, 0, copy.byteLength / width));
}

/** The little-endian bytes of a tensor (a view, not a copy). */
export function toBytes(t: Tensor): Uint8Array {
  return new Uint8Array(t.data.buffer, t.data.byteOffset, t.data.byteLength);
}

/** The values as float32: a view when they already are, else converted. */
export function toFloat32(t: Tensor): Float32Array {
  if (t.data instanceof Float32Array) return t.data;
  const out = new Float32Array(t.data.length);
  if (t.dtype === "float16") {
    const bits = t.data as Uint16Array;
    for (let i = 0; i < out.length; i++) out[i] = halfToFloat(bits[i]!);
  } else {
    for (let i = 0; i < out.length; i++) out[i] = Number(t.data[i]);
  }
  return out;
}

/** The tensor rounded to float16 (nearest, ties to even). */
export function toFloat16(t: Tensor): Tensor {
  const values = toFloat32(t);
  const bits = new Uint16Array(values.length);
  for (let i = 0; i < bits.length; i++) bits[i] = floatToHalf(values[i]!);
  return makeTensor("float16", t.dims, bits);
}

/** The values as plain numbers; meant for small shape and index tensors. */
export function toNumbers(t: Tensor): number[] {
  return t.dtype === "float16" ? Array.from(toFloat32(t)) : Array.from(t.data as ArrayLike<number>, Number);
}

/** A tensor of the given type from plain numbers. */
export function fromNumbers(dtype: DType, dims: readonly number[], values: readonly number[]): Tensor {
  if (dtype === "float16") return toFloat16(float32(dims, values));
  if (dtype === "int64") return int64(dims, values.map(Math.trunc));
  return makeTensor(dtype, dims, constructors[dtype].from(values as never) as TensorData);
}
