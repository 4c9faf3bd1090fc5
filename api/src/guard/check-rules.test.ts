import {
  buildSchema,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  parse,
  validate,
} from "graphql";
import { describe, expect, it } from "vitest";
import { roles, ruleOf, rules, type Viewer } from "../access/index.ts";
import { apiSchema } from "../schema/index.ts";
import { checkRules } from "./index.ts";

const schema = apiSchema();

/** A literal that an input type takes. */
function literal(type: GraphQLInputType): string {
  if (isNonNullType(type)) return literal(type.ofType);
  if (isListType(type)) return "[]";
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (isInputObjectType(type)) {
    const required = Object.values(type.getFields()).filter(
      (f) => isNonNullType(f.type) && f.defaultValue === undefined,
    );
    return `{ ${required.map((f) => `${f.name}: ${literal(f.type)}`).join(", ")} }`;
  }
  const samples: Record<string, string> = {
    Int: "1",
    Float: "1",
    Boolean: "true",
    DateTime: '"2030-01-01T00:00:00Z"',
    JSON: "{}",
  };
  return samples[type.name] ?? '"x"';
}

const call = ({ name, args }: GraphQLField<unknown, unknown>) => {
  const required = args.filter((a) => isNonNullType(a.type) && a.defaultValue === undefined);
  return required.length
    ? `${name}(${required.map((a) => `${a.name}: ${literal(a.type)}`).join(", ")})`
    : name;
};

const concrete = (name: string): readonly GraphQLObjectType[] => {
  const type = schema.getType(name);
  if (isObjectType(type)) return [type];
  return isInterfaceType(type) || isUnionType(type) ? [...schema.getPossibleTypes(type)] : [];
};

/** How to get to a type: the fields on the way, and the text with a hole for what is asked of it. */
interface Way {
  readonly path: readonly (readonly [typename: string, field: string])[];
  readonly text: (inner: string) => string;
}

/** The shortest way from a root to each type. */
function ways(): Map<string, Way> {
  const found = new Map<string, Way>();
  const roots = [schema.getQueryType()!, schema.getMutationType()!, schema.getSubscriptionType()!];
  const kinds = ["query", "mutation", "subscription"];
  const queue = roots.map((type, i) => {
    found.set(type.name, { path: [], text: (inner) => `${kinds[i]} { ${inner} }` });
    return type;
  });
  for (const type of queue)
    for (const field of Object.values(type.getFields()))
      for (const next of concrete(getNamedType(field.type).name)) {
        if (found.has(next.name)) continue;
        const { path, text } = found.get(type.name)!;
        found.set(next.name, {
          path: [...path, [type.name, field.name]],
          text: (inner) => text(`${call(field)} { ... on ${next.name} { ${inner} } }`),
        });
        queue.push(next);
      }
  return found;
}

/** One document for each field of the schema, asking for it and for nothing but what leads to it. */
const documents = [...ways()].flatMap(([typename, { path, text }]) =>
  Object.values((schema.getType(typename) as GraphQLObjectType).getFields()).map((field) => {
    const inner = isCompositeType(getNamedType(field.type)) ? " { __typename }" : "";
    return { asked: [...path, [typename, field.name] as const], text: text(`${call(field)}${inner}`) };
  }),
);

const viewer = (role: Viewer["role"], scopes: readonly ("read" | "write" | "admin")[]): Viewer => ({
  role,
  scopes: new Set(scopes),
  userId: role === "researcher" || role === "admin" ? "0199aaaa-0000-7000-8000-000000000000" : null,
  apiKeyId: null,
  assessorId: null,
  subject: "test",
});

const viewers = {
  anonymous: viewer("anonymous", []),
  assessor: viewer("assessor", []),
  "researcher, read": viewer("researcher", ["read"]),
  "researcher, read and write": viewer("researcher", ["read", "write"]),
  "admin, read": viewer("admin", ["read"]),
  "admin, all": viewer("admin", ["read", "write", "admin"]),
} as const;

function isLetIn(who: Viewer, text: string): boolean {
  try {
    checkRules(schema, parse(text), who);
    return true;
  } catch {
    return false;
  }
}

const open = ["Query.viewer", "Viewer.role", "Viewer.scopes", "Viewer.userId"];
const ofAdmins = [
  "Query.users",
  "Query.auditLog",
  "Mutation.createUser",
  "Mutation.setUserRole",
  "Mutation.createSignInLink",
  "ApiKey.owner",
];
const typesOfAdmins = [
  "User",
  "UserConnection",
  "UserEdge",
  "AuditEntry",
  "AuditEntryConnection",
  "AuditEntryEdge",
  "SignInLink",
];
/** Besides mutations. */
const ofWriters = ["Query.estimateExperiment"];
const typesOfWriters = /^(Experiment|Stage)Estimate$|Success$|Error$|^InputIssue$|^IssuedApiKey$|^Mutation$/;

/** Who is meant to be let in, told without the table: by kinds of fields. */
function isMeant(who: keyof typeof viewers, typename: string, field: string): boolean {
  const name = `${typename}.${field}`;
  if (open.includes(name)) return true;
  if (who === "anonymous" || who === "assessor") return false;
  if (ofAdmins.includes(name) || typesOfAdmins.includes(typename)) return who === "admin, all";
  if (ofWriters.includes(name) || typesOfWriters.test(typename))
    return who === "researcher, read and write" || who === "admin, all";
  return true;
}

describe("the rule table", () => {
  it("has a document for every field that can be reached, and each is valid", () => {
    expect(documents.length).toBeGreaterThan(300);
    for (const { text } of documents) expect([text, validate(schema, parse(text))]).toEqual([text, []]);
  });

  it("has a rule for every field of every object and interface", () => {
    const types = Object.values(schema.getTypeMap()).filter((t) => isObjectType(t) || isInterfaceType(t));
    const bare = types.flatMap((type) =>
      Object.keys(type.getFields())
        .filter((field) => !ruleOf(type.name, field))
        .map((field) => `${type.name}.${field}`),
    );
    expect(bare).toEqual([]);
  });

  it("names nothing that the schema does not have", () => {
    const known = (name: string) => {
      const [typename = "", field] = name.split(".");
      const type = schema.getType(typename);
      if (typename === "Success") return true;
      return field === undefined ? type !== undefined : isObjectType(type) && field in type.getFields();
    };
    expect(Object.keys(rules).filter((name) => !known(name))).toEqual([]);
    expect(
      Object.values(rules)
        .flatMap((rule) => rule.roles)
        .every((role) => roles.includes(role)),
    ).toBe(true);
  });

  it.each(Object.keys(viewers) as (keyof typeof viewers)[])(
    "lets %s ask for what is meant, field by field",
    (who) => {
      const wrong = documents.filter(
        ({ asked, text }) =>
          isLetIn(viewers[who], text) !== asked.every(([typename, field]) => isMeant(who, typename, field)),
      );
      expect(wrong.map(({ text }) => text)).toEqual([]);
    },
  );

  it("denies what it does not name", () => {
    const other = buildSchema("type Query { secret: String, viewer: Viewer } type Viewer { other: Int }");
    expect(() => checkRules(other, parse("{ viewer { other } }"), viewers["admin, all"])).not.toThrow();
    const unknown = buildSchema("type Query { viewer: Unknown } type Unknown { secret: Int }");
    expect(() => checkRules(unknown, parse("{ viewer { secret } }"), viewers["admin, all"])).toThrow(
      /Unknown.secret is not for this credential/,
    );
  });

  it("counts the fields of fragments that are not used", () => {
    const text = "{ viewer { role } } fragment Unused on Query { users(first: 1) { totalCount } }";
    expect(isLetIn(viewers["researcher, read"], text)).toBe(false);
  });
});
