import { asc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { AppError, parseInput } from "../contract/index.ts";
import type { Database } from "../database.ts";
import { guarded } from "../database-error.ts";
import { type UserRole, users } from "../schema/index.ts";
import { found } from "./not-found.ts";

/** Somebody who can sign in; `emailVerified` once they have. */
export type User = typeof users.$inferSelect;

const newUserSchema = z.object({
  email: z.email({ error: "an e-mail address" }).transform((email) => email.toLowerCase()),
  name: z
    .string()
    .trim()
    .min(1, { error: "a name of 1 to 100 characters" })
    .max(100, { error: "a name of 1 to 100 characters" }),
});

/** Makes an account. BAD_INPUT for a malformed address, CONFLICT when the address has an account. */
export async function createUser(
  db: Database,
  user: { readonly email: string; readonly name: string; readonly role: UserRole },
): Promise<User> {
  const { email, name } = parseInput(newUserSchema, user);
  const [made] = await guarded(() =>
    db.sql
      .insert(users)
      .values({ email, name, role: user.role })
      .onConflictDoNothing({ target: users.email })
      .returning(),
  );
  if (made) return made;
  throw new AppError("CONFLICT", `There is already an account of ${email}.`, {
    field: "email",
    value: email,
    expected: "an address without an account",
  });
}

/** The account of an id; NOT_FOUND when there is none. */
export async function findUser(db: Database, id: string): Promise<User> {
  const [user] = await guarded(() => db.sql.select().from(users).where(eq(users.id, id)));
  return found(user, "user", id);
}

/** Changes what an account may do. CONFLICT when no admin would be left, NOT_FOUND for an unknown account. */
export async function storeUserRole(db: Database, id: string, role: UserRole): Promise<User> {
  return guarded(() =>
    db.sql.transaction(async (tx) => {
      // Every change of a role waits for the one before, or two admins could take each other's role at once.
      const admins = await tx
        .select()
        .from(users)
        .where(eq(users.role, "admin"))
        .orderBy(users.id)
        .for("update");
      if (role !== "admin" && admins.length === 1 && admins[0]!.id === id)
        throw new AppError("CONFLICT", "This is the only admin; without one nobody could manage accounts.", {
          field: "role",
          value: role,
          expected: "admin",
          hint: "Make somebody else an admin first.",
        });
      const [user] = await tx
        .update(users)
        .set({ role, updatedAt: sql`clock_timestamp()` })
        .where(eq(users.id, id))
        .returning();
      return found(user, "user", id);
    }),
  );
}

/** Whether there is any account. */
export async function hasUsers(db: Database): Promise<boolean> {
  const rows = await guarded(() => db.sql.select({ id: users.id }).from(users).limit(1));
  return rows.length > 0;
}

/** The oldest admin while no admin has ever signed in, else null. */
export async function findUnclaimedAdmin(db: Database): Promise<User | null> {
  const admins = await guarded(() =>
    db.sql.select().from(users).where(eq(users.role, "admin")).orderBy(asc(users.id)),
  );
  return admins.some(({ emailVerified }) => emailVerified) ? null : (admins[0] ?? null);
}
