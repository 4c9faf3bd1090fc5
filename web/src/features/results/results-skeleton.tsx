import { Skeleton } from "../../ui/states.tsx";

/** Room for the results of an experiment while they are asked for. */
export const ResultsSkeleton = () => (
  <div className="flex flex-col gap-4">
    <span role="status" className="sr-only">
      Loading results
    </span>
    <div className="grid gap-4 lg:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]">
      <Skeleton className="h-[560px] max-lg:h-80" />
      <Skeleton className="h-[560px]" />
    </div>
    <Skeleton className="h-80" />
    <Skeleton className="h-[680px]" />
  </div>
);
