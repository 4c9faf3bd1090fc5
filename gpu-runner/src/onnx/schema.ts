import protobuf from "protobufjs";

type Field = [id: number, type: string, repeated?: boolean];

// Field numbers of the ONNX protobuf specification (onnx.proto, IR version 10); only what models here use.
const messages: Record<string, Record<string, Field>> = {
  ModelProto: {
    irVersion: [1, "int64"],
    producerName: [2, "string"],
    graph: [7, "GraphProto"],
    opsetImport: [8, "OperatorSetIdProto", true],
    metadataProps: [14, "StringStringEntryProto", true],
    functions: [25, "bytes", true],
  },
  OperatorSetIdProto: { domain: [1, "string"], version: [2, "int64"] },
  StringStringEntryProto: { key: [1, "string"], value: [2, "string"] },
  GraphProto: {
    node: [1, "NodeProto", true],
    name: [2, "string"],
    initializer: [5, "TensorProto", true],
    input: [11, "ValueInfoProto", true],
    output: [12, "ValueInfoProto", true],
    sparseInitializer: [15, "bytes", true],
  },
  NodeProto: {
    input: [1, "string", true],
    output: [2, "string", true],
    name: [3, "string"],
    opType: [4, "string"],
    attribute: [5, "AttributeProto", true],
    domain: [7, "string"],
  },
  AttributeProto: {
    name: [1, "string"],
    f: [2, "float"],
    i: [3, "int64"],
    s: [4, "bytes"],
    t: [5, "TensorProto"],
    g: [6, "GraphProto"],
    floats: [7, "float", true],
    ints: [8, "int64", true],
    strings: [9, "bytes", true],
    type: [20, "int32"],
  },
  TensorProto: {
    dims: [1, "int64", true],
    dataType: [2, "int32"],
    floatData: [4, "float", true],
    int32Data: [5, "int32", true],
    int64Data: [7, "int64", true],
    name: [8, "string"],
    rawData: [9, "bytes"],
    doubleData: [10, "double", true],
    externalData: [13, "StringStringEntryProto", true],
    dataLocation: [14, "int32"],
  },
  ValueInfoProto: { name: [1, "string"], type: [2, "TypeProto"] },
  TypeProto: { tensorType: [1, "TensorTypeProto"] },
  TensorTypeProto: { elemType: [1, "int32"], shape: [2, "TensorShapeProto"] },
  TensorShapeProto: { dim: [1, "DimensionProto", true] },
  DimensionProto: { dimValue: [1, "int64"], dimParam: [2, "string"] },
};

const root = protobuf.Root.fromJSON({
  nested: Object.fromEntries(
    Object.entries(messages).map(([name, fields]) => [
      name,
      {
        fields: Object.fromEntries(
          Object.entries(fields).map(([field, [id, type, repeated]]) => [
            field,
            { id, type, ...(repeated ? { rule: "repeated" } : {}) },
          ]),
        ),
      },
    ]),
  ),
});

/** The protobuf type of a whole model. */
export const modelProto = root.lookupType("ModelProto");

// An int64 field is a Long after decoding and a number or bigint string on the way in.
export type Int64 = number | bigint | { toNumber(): number; toString(): string };

export interface TensorProto {
  dims?: Int64[];
  dataType?: number;
  floatData?: number[];
  int32Data?: number[];
  int64Data?: Int64[];
  doubleData?: number[];
  name?: string;
  rawData?: Uint8Array;
  externalData?: { key?: string; value?: string }[];
  dataLocation?: number;
}

export interface AttributeProto {
  name?: string;
  type?: number;
  f?: number;
  i?: Int64;
  s?: Uint8Array;
  t?: TensorProto;
  g?: GraphProto;
  floats?: number[];
  ints?: Int64[];
  strings?: Uint8Array[];
}

export interface ValueInfoProto {
  name?: string;
  type?: {
    tensorType?: { elemType?: number; shape?: { dim?: { dimValue?: Int64; dimParam?: string }[] } };
  };
}

export interface GraphProto {
  name?: string;
  node?: {
    input?: string[];
    output?: string[];
    name?: string;
    opType?: string;
    domain?: string;
    attribute?: AttributeProto[];
  }[];
  initializer?: TensorProto[];
  input?: ValueInfoProto[];
  output?: ValueInfoProto[];
  sparseInitializer?: Uint8Array[];
}

export interface ModelProto {
  irVersion?: Int64;
  producerName?: string;
  graph?: GraphProto;
  opsetImport?: { domain?: string; version?: Int64 }[];
  metadataProps?: { key?: string; value?: string }[];
  functions?: Uint8Array[];
}
