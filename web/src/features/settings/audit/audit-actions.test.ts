import { readFileSync } from "node:fs";
import { errorCodes } from "@dreambooth-dpo/db/contract";
import { buildSchema } from "graphql";
import { expect, it } from "vitest";
import { auditActions, auditOutcomes } from "./audit-actions.ts";

it("the audit log can be narrowed to every mutation that the API has", () => {
  const file = new URL("../../../../../api/schema.graphql", import.meta.url);
  const mutations = Object.keys(buildSchema(readFileSync(file, "utf8")).getMutationType()!.getFields());
  expect([...auditActions].sort()).toEqual([...mutations, "uploadImage"].sort());
});

it("and to every code that a change can end with", () => {
  expect([...auditOutcomes]).toEqual(["done", "started", ...Object.keys(errorCodes)]);
});
