/** Roles as a person says them, with what they may do. */
export const roles: Readonly<Record<string, { readonly name: string; readonly may: string }>> = {
  ADMIN: { name: "Admin", may: "Everything, accounts and the audit log included" },
  RESEARCHER: { name: "Researcher", may: "Everything but accounts and the audit log" },
  ASSESSOR: { name: "Assessor", may: "Voting in a user study" },
  ANONYMOUS: { name: "Not signed in", may: "Nothing but signing in" },
};

/** A role as a person says it. */
export const roleName = (role: string): string => roles[role]?.name ?? role;
