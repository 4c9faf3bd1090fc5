import { join } from "node:path";
import apiFlags from "../../../scripts/api-flags.json" with { type: "json" };
import { freePort } from "./free-port.ts";
import { type StackProcess, startProcess } from "./start-process.ts";

/** What the API printed at its first start. */
export interface FirstStart {
  /** The link that signs the first admin in, once; empty after that. */
  readonly signInUrl: string;
  /** The first admin's key; empty after the first start. */
  readonly apiKey: string;
}

/** The API and the web app before it, on one origin. */
export interface Servers extends FirstStart {
  /** The web app's origin, such as http://localhost:3000. */
  readonly url: string;
  api(): StackProcess;
  /** Ends the API as a crash would; the web app stays. */
  killApi(): Promise<void>;
  /** Starts the API again, on the port that it had. */
  startApiAgain(): Promise<void>;
  stop(): Promise<void>;
}

export interface ServerOptions {
  /** Of the database, the artifacts and the logs. */
  readonly dataFolder: string;
  readonly env?: Readonly<Record<string, string>>;
}

const after = (said: string, label: string) => said.match(new RegExp(`^${label}:\\s+(\\S+)`, "m"))?.[1] ?? "";

/** Starts the API and the production web server as `npm start` does, on free ports. The web app must have been built. */
export async function startServers({ dataFolder, env = {} }: ServerOptions): Promise<Servers> {
  const [webPort, apiPort] = [await freePort(), await freePort()];
  const url = `http://localhost:${webPort}`;
  const startApi = () =>
    startProcess({
      script: "api/src/main.ts",
      flags: apiFlags,
      env: {
        ...{ NODE_ENV: "production", LOG_LEVEL: "warn", PORT: String(apiPort), DBDPO_DATA: dataFolder },
        ...{ DBDPO_PUBLIC_URL: url, DBDPO_LANDING: "/" },
        ...env,
      },
      logFile: join(dataFolder, "api.log"),
      isReady: (_, message) => message !== undefined,
    });
  let api = await startApi();
  const signInUrl = after(api.said(), "Sign in once");
  const apiKey = after(api.said(), "API key");
  try {
    const web = await startProcess({
      script: "web/src/server/main.ts",
      env: {
        ...{ NODE_ENV: "production", LOG_LEVEL: "warn", PORT: String(webPort) },
        DBDPO_API_URL: `http://127.0.0.1:${apiPort}`,
      },
      logFile: join(dataFolder, "web.log"),
      isReady: (_, message) => message !== undefined,
    });
    return {
      url,
      signInUrl,
      apiKey,
      api: () => api,
      killApi: () => api.kill(),
      startApiAgain: async () => {
        api = await startApi();
      },
      stop: async () => {
        await web.stop();
        await api.stop();
      },
    };
  } catch (error) {
    await api.stop();
    throw error;
  }
}
