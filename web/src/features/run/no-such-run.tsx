import Link from "next/link";
import { EmptyState } from "../../ui/states.tsx";

/** Says that there is no run at the address. */
export const NoSuchRun = () => (
  <EmptyState title="There is no such run">
    It was deleted with its experiment, or the address is incomplete.{" "}
    <Link href="/experiments">All experiments</Link>
  </EmptyState>
);
