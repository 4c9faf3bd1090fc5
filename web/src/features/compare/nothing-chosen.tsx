import type { ReactNode } from "react";
import { ButtonLink } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/states.tsx";

/** The page without runs: how to choose some. */
export const NothingChosen = ({ picker }: { readonly picker: ReactNode }) => (
  <EmptyState
    title="No runs chosen"
    action={
      <>
        {picker}
        <ButtonLink href="/experiments" size="small" prefetch={false}>
          Pick experiments instead
        </ButtonLink>
      </>
    }
  >
    Choose two or more runs of the same concept: other seeds, other settings, other experiments. Their
    baseline is added by itself. The address of this page holds the choice, to be shared.
  </EmptyState>
);
