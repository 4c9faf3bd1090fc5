import type { ReactNode } from "react";
import { AccountMenu } from "../../features/session/account-menu.tsx";
import { viewerDocument } from "../../features/session/viewer.graphql.ts";
import { RequestError } from "../../graphql/request-error.ts";
import { fetchOnServer } from "../../graphql/server.tsx";
import { Shell } from "../../shell/shell.tsx";

export default async function PortalLayout({ children }: { readonly children: ReactNode }) {
  // Pages send strangers to sign in where they need to; help and missing pages are for them as well.
  const viewer = await fetchOnServer(viewerDocument, {}).catch((error: unknown) =>
    error instanceof RequestError && error.code === "UNAUTHENTICATED" ? null : undefined,
  );
  return <Shell account={<AccountMenu initial={viewer} />}>{children}</Shell>;
}
