import { classNames } from "../../../ui/class-names.ts";
import { Skeleton } from "../../../ui/states.tsx";
import { cell, hiddenBelow } from "./columns.ts";

/** Rows held for experiments that are still loading, as high as those. */
export const SkeletonRows = ({ count }: { readonly count: number }) =>
  Array.from({ length: count }, (_, i) => i).map((row) => (
    <tr key={row} className="h-12">
      <td className={classNames(cell, "max-sm:hidden")} />
      <td className={cell}>
        <Skeleton className="h-3.5 w-3/5" />
        <Skeleton className="mt-1.5 h-2.5 w-1/3" />
      </td>
      <td className={cell}>
        <Skeleton className="h-4 w-20" />
      </td>
      <td className={classNames(cell, hiddenBelow.training)}>
        <Skeleton className="h-6 w-full" />
      </td>
      <td className={classNames(cell, hiddenBelow.concepts)}>
        <Skeleton className="h-3.5 w-4/5" />
      </td>
      <td className={classNames(cell, hiddenBelow.backbone)}>
        <Skeleton className="h-3.5 w-3/5" />
      </td>
      <td className={classNames(cell, hiddenBelow.variants)}>
        <Skeleton className="h-7 w-4/5" />
      </td>
      <td className={classNames(cell, hiddenBelow.created)} />
      <td className={cell} />
    </tr>
  ));
