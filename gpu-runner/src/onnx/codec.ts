import { AppError } from "@dreambooth-dpo/db/contract";
import type { Tensor } from "../tensor/index.ts";
import type { Attribute, Graph, Model, Node, ValueInfo } from "./model.ts";
import {
  type AttributeProto,
  type GraphProto,
  type ModelProto,
  modelProto,
  type TensorProto,
  type ValueInfoProto,
} from "./schema.ts";
import {
  decodeTensor,
  dtypeCode,
  dtypeFromCode,
  type ExternalRange,
  encodeTensor,
  toNumber,
} from "./tensor-codec.ts";

type ReadExternal = (range: ExternalRange) => Uint8Array;
const text = new TextDecoder();
const bytesOf = (s: string) => new TextEncoder().encode(s);

function decodeAttribute(a: AttributeProto, readExternal: ReadExternal): Attribute {
  switch (a.type) {
    case 1:
      return { float: a.f ?? 0 };
    case 2:
      return toNumber(a.i);
    case 3:
      return text.decode(a.s ?? new Uint8Array());
    case 4:
      return decodeTensor(a.t ?? {}, readExternal);
    case 5:
      return { graph: decodeGraph(a.g ?? {}, readExternal) };
    case 6:
      return { floats: [...(a.floats ?? [])] };
    case 7:
      return (a.ints ?? []).map(toNumber);
    case 8:
      return { strings: (a.strings ?? []).map((s) => text.decode(s)) };
    default:
      throw new AppError(
        "UNSUPPORTED",
        `Attribute "${a.name}" has type ${a.type}, which no model here needs.`,
      );
  }
}

function encodeAttribute(name: string, value: Attribute): AttributeProto {
  if (typeof value === "number") return { name, type: 2, i: value };
  if (typeof value === "string") return { name, type: 3, s: bytesOf(value) };
  if ("dtype" in value) return { name, type: 4, t: encodeTensor("", value) };
  if ("float" in value) return { name, type: 1, f: value.float };
  if ("floats" in value) return { name, type: 6, floats: [...value.floats] };
  if ("strings" in value) return { name, type: 8, strings: value.strings.map(bytesOf) };
  if ("graph" in value) return { name, type: 5, g: encodeGraph(value.graph, encodeTensor) };
  return { name, type: 7, ints: [...value] };
}

function decodeValueInfo(v: ValueInfoProto): ValueInfo {
  const tensorType = v.type?.tensorType;
  const name = v.name ?? "";
  return {
    name,
    dtype: dtypeFromCode(tensorType?.elemType ?? 0, `value "${name}"`),
    dims: (tensorType?.shape?.dim ?? []).map((d, i) =>
      d.dimParam ? d.dimParam : d.dimValue === undefined ? `${name}.${i}` : toNumber(d.dimValue),
    ),
  };
}

function encodeValueInfo(v: ValueInfo): ValueInfoProto {
  const dim = v.dims.map((d) => (typeof d === "string" ? { dimParam: d } : { dimValue: d }));
  return { name: v.name, type: { tensorType: { elemType: dtypeCode(v.dtype), shape: { dim } } } };
}

function decodeGraph(g: GraphProto, readExternal: ReadExternal): Graph {
  if (g.sparseInitializer?.length) throw new AppError("UNSUPPORTED", "The model holds sparse initializers.");
  const initializers = new Map<string, Tensor>();
  for (const t of g.initializer ?? []) initializers.set(t.name ?? "", decodeTensor(t, readExternal));
  const nodes = (g.node ?? []).map(
    (n): Node => ({
      op: n.opType ?? "",
      domain: n.domain === "ai.onnx" ? "" : (n.domain ?? ""),
      name: n.name ?? "",
      inputs: n.input ?? [],
      outputs: n.output ?? [],
      attributes: Object.fromEntries(
        (n.attribute ?? []).map((a) => [a.name ?? "", decodeAttribute(a, readExternal)]),
      ),
    }),
  );
  return {
    name: g.name ?? "",
    nodes,
    initializers,
    inputs: (g.input ?? []).filter((v) => !initializers.has(v.name ?? "")).map(decodeValueInfo),
    outputs: (g.output ?? []).map(decodeValueInfo),
  };
}

type EncodeInitializer = (name: string, tensor: Tensor) => TensorProto;

function encodeGraph(graph: Graph, encodeInitializer: EncodeInitializer): GraphProto {
  return {
    name: graph.name,
    node: graph.nodes.map((n) => ({
      input: [...n.inputs],
      output: [...n.outputs],
      name: n.name,
      opType: n.op,
      domain: n.domain,
      attribute: Object.entries(n.attributes).map(([name, value]) => encodeAttribute(name, value)),
    })),
    initializer: [...graph.initializers].map(([name, tensor]) => encodeInitializer(name, tensor)),
    input: graph.inputs.map(encodeValueInfo),
    output: graph.outputs.map(encodeValueInfo),
  };
}

const noExternal: ReadExternal = ({ location }) => {
  throw new AppError("CORRUPT", `The model keeps data in "${location}"; read it by path, not from bytes.`);
};

/** Decodes an ONNX protobuf. Throws CORRUPT when the bytes are no model, UNSUPPORTED for what no model here needs. */
export function decodeModel(bytes: Uint8Array, readExternal: ReadExternal = noExternal): Model {
  let proto: ModelProto;
  try {
    proto = modelProto.decode(bytes) as unknown as ModelProto;
  } catch (cause) {
    throw new AppError("CORRUPT", "The file is not an ONNX model (its protobuf cannot be read).", { cause });
  }
  if (!proto.graph?.node?.length && !proto.graph?.output?.length)
    throw new AppError("CORRUPT", "The file is not an ONNX model (it holds no graph).");
  if (proto.functions?.length)
    throw new AppError("UNSUPPORTED", "The model defines local functions; inline them first.");
  return {
    irVersion: toNumber(proto.irVersion),
    opsets: new Map(
      (proto.opsetImport ?? []).map((o) => [
        o.domain === "ai.onnx" ? "" : (o.domain ?? ""),
        toNumber(o.version),
      ]),
    ),
    graph: decodeGraph(proto.graph, readExternal),
    metadata: new Map((proto.metadataProps ?? []).map((m) => [m.key ?? "", m.value ?? ""])),
  };
}

/** Encodes a model; `encodeInitializer` may place weights outside the protobuf. */
export function encodeModel(model: Model, encodeInitializer: EncodeInitializer = encodeTensor): Uint8Array {
  const proto: ModelProto = {
    irVersion: model.irVersion,
    producerName: "dreambooth-dpo",
    opsetImport: [...model.opsets].map(([domain, version]) => ({ domain, version })),
    graph: encodeGraph(model.graph, encodeInitializer),
    metadataProps: [...model.metadata].map(([key, value]) => ({ key, value })),
  };
  return modelProto.encode(proto as Record<string, unknown>).finish();
}
