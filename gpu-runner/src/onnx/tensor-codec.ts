import { AppError } from "@dreambooth-dpo/db/contract";
import {
  bytesPerElement,
  type DType,
  fromBytes,
  fromNumbers,
  makeTensor,
  sizeOf,
  type Tensor,
  toBytes,
} from "../tensor/index.ts";
import type { Int64, TensorProto } from "./schema.ts";

const codeOf: Record<DType, number> = {
  float32: 1,
  uint8: 2,
  int32: 6,
  int64: 7,
  bool: 9,
  float16: 10,
  float64: 11,
};

/** The ONNX element type number of a type. */
export function dtypeCode(dtype: DType): number {
  return codeOf[dtype];
}

/** The type of an ONNX element type number; throws UNSUPPORTED for types no model here uses. */
export function dtypeFromCode(code: number, where: string): DType {
  for (const [dtype, number] of Object.entries(codeOf)) if (number === code) return dtype as DType;
  throw new AppError(
    "UNSUPPORTED",
    `${where} has ONNX element type ${code}; expected one of ${Object.values(codeOf)}.`,
    {
      field: where,
      value: code,
    },
  );
}

export function toNumber(value: Int64 | undefined): number {
  if (value === undefined) return 0;
  return typeof value === "object" ? value.toNumber() : Number(value);
}

/** Where bytes of an externally stored tensor lie. */
export interface ExternalRange {
  readonly location: string;
  readonly offset: number;
  readonly length: number;
}

/** Decodes a TensorProto; `readExternal` supplies bytes kept outside the protobuf. */
export function decodeTensor(proto: TensorProto, readExternal: (range: ExternalRange) => Uint8Array): Tensor {
  const name = `tensor "${proto.name ?? ""}"`;
  const dtype = dtypeFromCode(proto.dataType ?? 0, name);
  const dims = (proto.dims ?? []).map(toNumber);
  const length = sizeOf(dims) * bytesPerElement(dtype);
  if (proto.dataLocation === 1) {
    const entries = new Map((proto.externalData ?? []).map((e) => [e.key ?? "", e.value ?? ""]));
    const location = entries.get("location");
    if (!location) throw new AppError("CORRUPT", `${name} is external but names no location.`);
    return fromBytes(
      dtype,
      dims,
      readExternal({
        location,
        offset: Number(entries.get("offset") ?? 0),
        length: Number(entries.get("length") ?? length),
      }),
    );
  }
  if (proto.rawData?.length) return fromBytes(dtype, dims, proto.rawData);
  if (dtype === "float16") return makeTensor("float16", dims, Uint16Array.from(proto.int32Data ?? []));
  if (dtype === "int64")
    return makeTensor(
      "int64",
      dims,
      BigInt64Array.from((proto.int64Data ?? []).map((v) => BigInt(v.toString()))),
    );
  const values =
    dtype === "float32" ? proto.floatData : dtype === "float64" ? proto.doubleData : proto.int32Data;
  return fromNumbers(dtype, dims, values ?? []);
}

/** Encodes a tensor with raw data. */
export function encodeTensor(name: string, tensor: Tensor): TensorProto {
  return { name, dims: [...tensor.dims], dataType: codeOf[tensor.dtype], rawData: toBytes(tensor) };
}
