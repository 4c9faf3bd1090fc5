import { parseAsString, parseAsStringLiteral } from "nuqs/server";

/** Rows of a page of users or of the audit log. */
export const pageSize = 50;

/** Where in a list that is paged by keys: after or before a row. */
export const pagingParsers = { after: parseAsString, before: parseAsString };

/** The page of a list that the address names, as the API wants it. */
export const pageOf = ({
  after,
  before,
}: {
  readonly after: string | null;
  readonly before: string | null;
}) => (before ? { last: pageSize, before } : { first: pageSize, ...(after && { after }) });

export const userParsers = {
  ...pagingParsers,
  email: parseAsString.withDefault(""),
  role: parseAsStringLiteral(["ADMIN", "RESEARCHER"]),
};

export const auditParsers = {
  ...pagingParsers,
  action: parseAsString,
  outcome: parseAsString,
  user: parseAsString,
};

interface UserSearch {
  readonly after: string | null;
  readonly before: string | null;
  readonly email: string;
  readonly role: "ADMIN" | "RESEARCHER" | null;
}

/** Variables of the list of users. */
export const variablesOfUsers = ({ email, role, ...page }: UserSearch) => ({
  ...pageOf(page),
  filter: { emailContains: email.trim() || null, role },
});

interface AuditSearch {
  readonly after: string | null;
  readonly before: string | null;
  readonly action: string | null;
  readonly outcome: string | null;
  /** Global id of an account. */
  readonly user: string | null;
}

/** Variables of the audit log. */
export const variablesOfAudit = ({ action, outcome, user, ...page }: AuditSearch) => ({
  ...pageOf(page),
  filter: { action, outcome, userId: user },
});
