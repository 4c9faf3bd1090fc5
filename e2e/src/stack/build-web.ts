import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { root } from "./start-process.ts";

/** Builds the web app for production unless what lies there was built from these sources. Rejects where that fails. */
export async function buildWeb(): Promise<void> {
  const child = spawn(process.execPath, [join(root, "scripts/build-web.mjs"), "--quiet"], {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, NODE_OPTIONS: "" },
  });
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error("The web app could not be built: npm run build -w web");
}
