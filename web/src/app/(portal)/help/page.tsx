import { headers } from "next/headers";
import { HelpPage } from "../../../features/help/help-page.tsx";
import { tourTargetsDocument } from "../../../features/help/tour-targets.graphql.ts";
import { fetchOnServer } from "../../../graphql/server.tsx";

export const metadata = { title: "Help" };

export default async function Help() {
  // Help is for strangers too, and while the API is away: the tour then leads to the lists.
  const targets = await fetchOnServer(tourTargetsDocument, {}).catch(() => undefined);
  const asked = await headers();
  const origin = `${asked.get("x-forwarded-proto") ?? "http"}://${asked.get("host") ?? "localhost:3000"}`;
  return <HelpPage experiment={targets?.experiments.nodes[0]} origin={origin} />;
}
