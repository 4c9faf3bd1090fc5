/** An account as the list has it. */
export interface UserRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly signedIn: boolean;
  readonly createdAt: string;
  readonly apiKeys: { readonly totalCount: number | null };
}

/** What can be open over the list, about one account. */
export type UserDialog = "link" | "keys" | "role";
