import { readFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { chromiumLaunch } from "../src/browser/index.ts";
import { startServers } from "../src/stack/index.ts";
import { signIn } from "../src/world/index.ts";
import { dragWindow, sortExperiments, sortGallery } from "./interactions.ts";
import {
  type Cookie,
  type Device,
  devices,
  type LoadTimes,
  measureResponsiveness,
  type Rating,
  type Responsiveness,
  runLighthouse,
  type ScriptWeight,
  timeLoads,
  weighScripts,
} from "./measure/index.ts";
import { type BenchPage, benchPages, comparison, seededConcept } from "./pages.ts";
import { perUnit, type Seeded, seed } from "./seed.ts";

/** Units of the generator that hold 100 runs, and 1,000 runs with 100,000 images. */
export const units = { few: 2, many: 20 } as const;

export interface BenchOptions {
  readonly dataFolder: string;
  /** How often a page is rated by Lighthouse, and how often it is loaded to time it. */
  readonly ratings: number;
  readonly loads: number;
  readonly log: (line: string) => void;
  /** Remembers how to end something that was begun. */
  readonly began: (end: () => Promise<void>) => void;
}

/** How long pages take to load among so many runs. */
export interface Growth {
  readonly runs: number;
  /** The first page of all experiments: not full among few. */
  readonly list: LoadTimes;
  /** The experiments of one concept, as many whatever there is besides. */
  readonly narrowed: LoadTimes;
  readonly compare: LoadTimes;
}

export interface PageResult extends BenchPage {
  readonly ratings: Readonly<Record<Device, Rating>>;
  readonly scripts: ScriptWeight;
}

export interface WebResults {
  readonly seeded: Seeded;
  /** Among few runs, and among many. */
  readonly growth: readonly [Growth, Growth];
  readonly pages: readonly PageResult[];
  readonly responsiveness: readonly ({ readonly name: string } & Responsiveness)[];
  readonly browser: string;
}

/** Measures the production build over the seeded database. What it starts, `began` gets to end. */
export async function measureAll(options: BenchOptions): Promise<WebResults> {
  const { dataFolder, ratings, loads, log, began } = options;
  log(`Seeding ${units.few * perUnit.runs} runs...`);
  await seed(dataFolder, 0, units.few);
  // Nobody is to be refused for asking often.
  const env = { DBDPO_POINTS_PER_MINUTE: String(1e12) };
  const servers = await startServers({ dataFolder, env });
  began(servers.stop);
  const session = join(dataFolder, "session.json");
  await signIn(servers.signInUrl, session);
  const { cookies } = JSON.parse(readFileSync(session, "utf8")) as { cookies: Cookie[] };
  const browser = await chromium.launch(chromiumLaunch);
  began(() => browser.close());
  const at = (path: string) => servers.url + path;

  const grow = async (of: Seeded): Promise<Growth> => {
    log(`Loading pages among ${of.rows.runs} runs`);
    const time = (path: string) => timeLoads(browser, at(path), session, loads);
    return {
      runs: of.rows.runs!,
      list: await time("/experiments"),
      narrowed: await time(`/experiments?concept=${seededConcept}`),
      compare: await time(comparison(of)),
    };
  };
  // Nothing is added, it only says again what there is.
  const few = await grow(await seed(dataFolder, units.few, units.few));
  log(`Seeding ${units.many * perUnit.runs} runs and ${units.many * perUnit.images} images...`);
  const seeded = await seed(dataFolder, units.few, units.many);

  const [experiments, , pairs, gallery] = benchPages(seeded);
  const responsiveness: { name: string; slowest: number; interactions: number; frame: number }[] = [];
  for (const [name, page, act] of [
    ["Pairs: dragging the window over 45,000 pairs", pairs!, dragWindow],
    ["Experiments: sorting", experiments!, sortExperiments],
    ["Gallery: sorting", gallery!, sortGallery],
  ] as const) {
    log(name);
    responsiveness.push({
      name,
      ...(await measureResponsiveness(browser, at(page.path), session, act)),
    });
  }

  const pages: PageResult[] = [];
  for (const page of benchPages(seeded)) {
    const rated: Partial<Record<Device, Rating>> = {};
    for (const device of devices) {
      log(`Lighthouse: ${page.name}, ${device}`);
      rated[device] = await runLighthouse(at(page.path), device, cookies, ratings);
    }
    pages.push({
      ...page,
      ratings: rated as Record<Device, Rating>,
      scripts: await weighScripts(browser, at(page.path), session),
    });
  }
  // Last, when the database has written out what was seeded.
  const growth = [few, await grow(seeded)] as const;
  return { seeded, growth, pages, responsiveness, browser: browser.version() };
}
