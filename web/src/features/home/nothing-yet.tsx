import { ButtonLink } from "../../ui/button.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { EmptyState } from "../../ui/states.tsx";

/** The start page of an empty portal: the one button that fills it. */
export const NothingYet = ({ hasRunner }: { readonly hasRunner: boolean }) => (
  <>
    <PageHeader title="Which variant wins?" />
    <EmptyState
      title="No experiment yet"
      action={
        <>
          <ButtonLink href="/experiments/new?preset=demo" look="primary" prefetch={false}>
            New experiment
          </ButtonLink>
          <ButtonLink href="/help" prefetch={false}>
            Five-minute tour
          </ButtonLink>
        </>
      }
    >
      The demo preset takes minutes on a laptop: it personalises the bundled model to a subject, trains the
      variants TS, IS and MIX on preference pairs, and shows here which one wins while it runs.
      {!hasRunner && (
        <>
          {" "}
          No runner is up: <code>npm start</code> starts one with the portal.
        </>
      )}
    </EmptyState>
  </>
);
