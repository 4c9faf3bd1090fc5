// Generated from audit-people.graphql by `npm run codegen -w web`; do not edit.
import type { TrustedDocument } from "../../../graphql/trusted-document.ts";
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type AuditPeopleQueryVariables = Exact<{ [key: string]: never; }>;


export type AuditPeopleQuery = { readonly users: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly email: string }> } };
/** query AuditPeople. */
export const auditPeopleDocument: TrustedDocument<AuditPeopleQuery, AuditPeopleQueryVariables> = {
  id: "sha256:57bb5764c5625aaf4286e530542e9af28c29329414d3365332e732e716a1aef8",
  name: "AuditPeople",
};
