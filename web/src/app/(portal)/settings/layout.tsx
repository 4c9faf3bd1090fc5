import type { ReactNode } from "react";
import { SettingsTabs } from "../../../features/settings/settings-tabs.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";

export default function SettingsLayout({ children }: { readonly children: ReactNode }) {
  return (
    <>
      <PageHeader title="Settings" />
      <SettingsTabs />
      {children}
    </>
  );
}
