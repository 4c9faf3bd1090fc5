import type { ReactNode } from "react";
import { furtherColumns, spannedColumns } from "./columns.ts";

/** The head of a group of rows: what they have in common and how many they are. */
export const RowGroupHead = ({
  children,
  count,
}: {
  readonly children: ReactNode;
  readonly count?: number | null;
}) => (
  <tr className="h-9 border-line border-b bg-page">
    <th scope="rowgroup" colSpan={spannedColumns} className="px-2 text-left">
      <span className="flex items-baseline gap-2">
        <span className="font-semibold">{children}</span>
        {count != null && <span className="text-xs font-normal text-muted tabular-nums">{count}</span>}
      </span>
    </th>
    {furtherColumns.map((hidden, i) => (
      <td key={`${i} ${hidden}`} className={hidden} />
    ))}
  </tr>
);
