import { cookies } from "next/headers";
import { accountDocument } from "../../../features/settings/account/account.graphql.ts";
import { AccountPanels } from "../../../features/settings/account/account-panels.tsx";
import { Prefetched, prefetch } from "../../../graphql/server.tsx";
import { themeCookie, themeOf } from "../../../shell/theme.ts";

export const metadata = { title: "Settings" };

export default async function SettingsPage() {
  await prefetch(accountDocument, {});
  return (
    <Prefetched>
      <AccountPanels theme={themeOf((await cookies()).get(themeCookie)?.value)} />
    </Prefetched>
  );
}
