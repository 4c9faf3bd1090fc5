"use client";
import { useQuery } from "@tanstack/react-query";
import { usePathname } from "next/navigation";
import { operation } from "../../graphql/query-options.ts";
import { TabLinks } from "../../ui/tabs.tsx";
import { viewerDocument } from "../session/index.ts";

const tabs = [
  { href: "/settings", label: "Account" },
  { href: "/settings/keys", label: "API keys" },
  { href: "/settings/runners", label: "Runners" },
  { href: "/settings/users", label: "Users", forAdmins: true },
  { href: "/settings/audit", label: "Audit log", forAdmins: true },
] as const;

/** Links between the parts of the settings; those of admins are shown to admins. */
export function SettingsTabs() {
  const current = usePathname();
  const { data } = useQuery({ ...operation(viewerDocument, {}), staleTime: 300_000 });
  const isAdmin = data?.viewer.role === "ADMIN";
  const shown = tabs.filter((tab) => !("forAdmins" in tab) || isAdmin || tab.href === current);
  return <TabLinks label="Settings" tabs={shown} current={current} />;
}
