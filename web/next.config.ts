import type { NextConfig } from "next";

export default {
  // A second server on the same tree (another port, say) needs a folder of its own.
  distDir: process.env.DBDPO_NEXT_FOLDER ?? ".next",
  poweredByHeader: false,
  // Compressed by the server before it (src/server), events and images of the API are not.
  compress: true,
  reactStrictMode: true,
  // Types are checked by `npm run types`: Next.js reads TypeScript's old programming interface, which version 7 has not.
  typescript: { ignoreBuildErrors: true },
  turbopack: { root: `${import.meta.dirname}/..` },
  transpilePackages: ["@dreambooth-dpo/db"],
  experimental: { optimizePackageImports: ["radix-ui", "lucide-react"] },
} satisfies NextConfig;
