import { canonicalJson } from "@dreambooth-dpo/db";
import DataLoader from "dataloader";
import type { Services } from "./services.ts";

/**
 * Loads something of many owners in one statement, however many rows ask for it: calls of one request with equal arguments
 * are collected. `load` gets the owners and the arguments and returns a map; owners it leaves out get `missing`.
 */
export function batched<Arguments, Value>(
  load: (
    owners: readonly string[],
    args: Arguments,
    services: Services,
  ) => Promise<ReadonlyMap<string, Value>>,
  missing: (owner: string) => Value,
): (owner: string, args: Arguments, services: Services) => Promise<Value> {
  const ofRequest = new WeakMap<Services, Map<string, DataLoader<string, Value>>>();
  return (owner, args, services) => {
    const loaders = ofRequest.get(services) ?? new Map<string, DataLoader<string, Value>>();
    ofRequest.set(services, loaders);
    const key = canonicalJson(args ?? null);
    let loader = loaders.get(key);
    if (!loader) {
      loader = new DataLoader(async (owners) => {
        const found = await load(owners, args, services);
        return owners.map((each) => found.get(each) ?? missing(each));
      });
      loaders.set(key, loader);
    }
    return loader.load(owner);
  };
}
