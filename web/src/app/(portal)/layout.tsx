import type { ReactNode } from "react";
import { Shell } from "../../shell/shell.tsx";

export default function PortalLayout({ children }: { readonly children: ReactNode }) {
  return <Shell>{children}</Shell>;
}
