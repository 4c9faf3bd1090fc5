/** Names in one line, those that do not fit counted. */
export function ListOfNames({
  names,
  shown = 2,
}: {
  readonly names: readonly string[];
  readonly shown?: number;
}) {
  if (names.length === 0) return <span className="text-muted">–</span>;
  const hidden = names.length - shown;
  return (
    <span className="flex min-w-0 items-baseline gap-1" title={names.join(", ")}>
      <span className="truncate">{names.slice(0, shown).join(", ")}</span>
      {hidden > 0 && <span className="shrink-0 text-xs text-muted">+{hidden}</span>}
    </span>
  );
}
