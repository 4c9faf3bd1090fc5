import { Mark } from "../shell/mark.tsx";
import { NotFound } from "../shell/not-found.tsx";

export const metadata = { title: "Nothing here" };

/** An address outside the portal's pages; strangers see it as well. */
export default function RootNotFound() {
  return (
    <main className="mx-auto max-w-[560px] px-4 py-10">
      <p className="flex items-center gap-2 font-semibold">
        <Mark /> DreamBooth DPO
      </p>
      <NotFound />
    </main>
  );
}
