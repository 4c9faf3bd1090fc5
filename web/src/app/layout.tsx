import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { ReactNode } from "react";
import { preload } from "react-dom";
import { GraphQLProvider } from "../graphql/provider.tsx";
import { themeCookie, themeOf } from "../shell/theme.ts";
import { Toasts } from "../shell/toasts.tsx";
import { textFont } from "../theme/text-font.ts";
import "../theme/tokens.css";

export const metadata: Metadata = {
  title: { default: "DreamBooth DPO", template: "%s · DreamBooth DPO" },
  description: "Preference-tuned personalised image generation, measured and judged",
};

export const viewport: Viewport = { width: "device-width", initialScale: 1 };

export default async function RootLayout({ children }: { readonly children: ReactNode }) {
  const theme = themeOf((await cookies()).get(themeCookie)?.value);
  preload(textFont, { as: "font", type: "font/woff2", crossOrigin: "anonymous" });
  return (
    <html lang="en" {...(theme === "system" ? {} : { "data-theme": theme })} suppressHydrationWarning>
      <body>
        <NuqsAdapter>
          <GraphQLProvider>{children}</GraphQLProvider>
        </NuqsAdapter>
        <Toasts />
      </body>
    </html>
  );
}
