import { sql } from "drizzle-orm";
import { timestamp, uuid, varchar } from "drizzle-orm/pg-core";
import { uuidv7 } from "uuidv7";

/** A primary key that sorts by creation. */
export const id = () =>
  uuid("id")
    .primaryKey()
    .$defaultFn(() => uuidv7());

/** A moment on the database's clock. */
export const moment = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

export const createdAt = () => moment("created_at").notNull().default(sql`clock_timestamp()`);

/** The SHA-256 of an artifact or of a description, in hex. */
export const sha256 = (name: string) => varchar(name, { length: 64 });
