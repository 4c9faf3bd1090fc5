"use client";
import { useQuery } from "@tanstack/react-query";
import { operation } from "../../../graphql/query-options.ts";
import { Field, Select } from "../../../ui/field.tsx";
import { auditActions, auditOutcomes } from "./audit-actions.ts";
import { auditPeopleDocument } from "./audit-people.graphql.ts";

interface Filters {
  readonly action: string | null;
  readonly outcome: string | null;
  readonly user: string | null;
}

/** Narrows the audit log to an action, an outcome, an account. */
export function AuditFilters({
  search,
  onChange,
}: {
  readonly search: Filters;
  readonly onChange: (change: Partial<Filters>) => void;
}) {
  const { data } = useQuery({ ...operation(auditPeopleDocument, {}), staleTime: 60_000 });
  const people = data?.users.nodes ?? [];
  const choices = [
    ["action", "Action", auditActions.map((each) => [each, each] as const)],
    ["outcome", "Outcome", auditOutcomes.map((each) => [each, each] as const)],
    ["user", "By", people.map(({ id, name, email }) => [id, `${name} (${email})`] as const)],
  ] as const;
  return (
    <div className="mb-3 flex flex-wrap gap-3">
      {choices.map(([field, label, options]) => (
        <Field key={field} label={label} className="w-52 max-sm:w-full">
          <Select
            value={search[field] ?? ""}
            onChange={({ target }) => onChange({ [field]: target.value || null })}
          >
            <option value="">Any</option>
            {/* An address may name what is in no list. */}
            {search[field] && !options.some(([value]) => String(value) === search[field]) && (
              <option value={search[field]}>{search[field]}</option>
            )}
            {options.map(([value, text]) => (
              <option key={value} value={value}>
                {text}
              </option>
            ))}
          </Select>
        </Field>
      ))}
    </div>
  );
}
