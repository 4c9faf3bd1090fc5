import { openWorld, worldVariable } from "./src/world/index.ts";

/** Starts the product that all specs share; what it returns ends it. A world that is kept open is left alone. */
export default async function setUp(): Promise<(() => Promise<void>) | undefined> {
  if (process.env[worldVariable]) return undefined;
  const { file, dispose } = await openWorld();
  process.env[worldVariable] = file;
  return dispose;
}
