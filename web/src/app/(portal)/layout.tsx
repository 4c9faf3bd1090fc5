import type { ReactNode } from "react";
import { AccountMenu } from "../../features/session/account-menu.tsx";
import { viewerDocument } from "../../features/session/viewer.graphql.ts";
import { Prefetched, prefetch } from "../../graphql/server.tsx";
import { Shell } from "../../shell/shell.tsx";

export default async function PortalLayout({ children }: { readonly children: ReactNode }) {
  await prefetch(viewerDocument, {});
  return (
    <Prefetched>
      <Shell account={<AccountMenu />}>{children}</Shell>
    </Prefetched>
  );
}
