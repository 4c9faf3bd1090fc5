import type { Database } from "@dreambooth-dpo/db";

/**
 * Copies every row of every table so that there are `times` as many: ids, and texts that must be unique, are made anew in
 * one way for all tables, so that copies refer to copies.
 */
export async function multiplyRows(db: Database, times: number): Promise<void> {
  await db.sql.execute(`do $$
    declare
      t record;
      nobody constant text := '00000000-0000-0000-0000-000000000000';
    begin
      set local session_replication_role = replica;
      for t in
        select c.relname as name, string_agg(quote_ident(a.attname), ', ' order by a.attnum) as columns,
          string_agg(case
            when a.atttypid = 'uuid'::regtype then format('md5(%1$I::text || i)::uuid', a.attname)
            when exists (select from pg_index x where x.indrelid = c.oid and x.indisunique and a.attnum = all (x.indkey))
              then format('left(md5(i || %1$I::text) || %1$I, coalesce(nullif(%2$s, -1) - 4, 10000))', a.attname, a.atttypmod)
            else quote_ident(a.attname) end, ', ' order by a.attnum) as copies
        from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
        group by c.relname
      loop
        execute format('insert into %1$I (%2$s) select %3$s from %1$I, generate_series(2, ${times}) as i',
          t.name, t.columns, t.copies);
      end loop;
      execute format('update counters set count = count * ${times} where owner = %L', nobody);
    end $$`);
  await db.sql.execute("analyze");
}
