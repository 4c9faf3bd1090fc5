import { ButtonLink } from "../ui/button.tsx";
import { Kbd } from "../ui/kbd.tsx";

/** Says that an address leads to nothing, and the ways on. */
export const NotFound = () => (
  <section className="flex flex-col items-start gap-3 py-10">
    <h1 className="text-2xl">There is nothing at this address</h1>
    <p className="max-w-[60ch] text-muted">
      It may have been deleted, or the address is incomplete. Experiments, runs and concepts are found by name
      with <Kbd>Ctrl K</Kbd>.
    </p>
    <div className="flex flex-wrap gap-2">
      <ButtonLink href="/experiments" look="primary" prefetch={false}>
        All experiments
      </ButtonLink>
      <ButtonLink href="/" prefetch={false}>
        Start page
      </ButtonLink>
    </div>
  </section>
);
