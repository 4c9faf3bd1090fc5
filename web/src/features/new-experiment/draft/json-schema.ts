/** What of JSON Schema the configuration's schema uses. */
export interface JsonSchema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly enum?: readonly string[];
  readonly default?: unknown;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
}

/** What a field takes. */
export interface FieldRule {
  readonly kind: "whole" | "number" | "choice" | "switch" | "text" | "steps";
  /** Whether it may be left out and stays without a value then. */
  readonly optional: boolean;
  readonly minimum?: number;
  /** It must be greater than this. */
  readonly above?: number;
  readonly maximum?: number;
  readonly options?: readonly string[];
  readonly default?: unknown;
}

function kindOf(schema: JsonSchema): FieldRule["kind"] | undefined {
  if (schema.enum) return "choice";
  if (schema.type === "integer") return "whole";
  if (schema.type === "number") return "number";
  if (schema.type === "boolean") return "switch";
  if (schema.type === "string") return "text";
  return schema.type === "array" && schema.items?.type === "integer" ? "steps" : undefined;
}

function ruleOf(schema: JsonSchema, required: boolean): FieldRule | undefined {
  const kind = kindOf(schema);
  if (!kind) return undefined;
  const { minimum, exclusiveMinimum: above, maximum } = schema;
  return {
    kind,
    optional: !required && schema.default === undefined,
    ...(minimum !== undefined && { minimum }),
    ...(above !== undefined && { above }),
    // The greatest safe integer is no bound that a person needs to hear of.
    ...(maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER && { maximum }),
    ...(schema.enum && { options: schema.enum }),
    ...(schema.default !== undefined && { default: schema.default }),
  };
}

/** The single values of a configuration by path, such as dpo.beta; lists of objects and of names are none. */
export function rulesOf(schema: JsonSchema, root = ""): ReadonlyMap<string, FieldRule> {
  const rules = new Map<string, FieldRule>();
  for (const [name, field] of Object.entries(schema.properties ?? {})) {
    const path = root ? `${root}.${name}` : name;
    const rule = ruleOf(field, schema.required?.includes(name) ?? false);
    if (rule) rules.set(path, rule);
    else for (const [inner, each] of rulesOf(field, path)) rules.set(inner, each);
  }
  return rules;
}

/** What a field takes in words: "whole number, 1 to 1000", "above 0", "or none". */
export function rangeText({ kind, minimum, above, maximum, optional }: FieldRule): string {
  const range =
    above !== undefined
      ? `above ${above}`
      : minimum !== undefined && maximum !== undefined
        ? `${minimum} to ${maximum}`
        : minimum !== undefined && minimum !== 0
          ? `at least ${minimum}`
          : minimum === 0
            ? "0 or more"
            : "";
  const words = [kind === "whole" && range ? `whole, ${range}` : range, optional && "may be empty"];
  return words.filter(Boolean).join("; ");
}
