import { readFileSync } from "node:fs";
import {
  AppError,
  type Configuration,
  parseConfiguration,
  presetConfiguration,
} from "@dreambooth-dpo/db/contract";

/** How a person names an experiment's configuration on the command line. */
export interface ConfigurationFlags {
  readonly preset?: string;
  readonly config?: string;
  readonly concept?: readonly string[];
  readonly pack?: string;
  readonly name?: string;
  readonly seed?: number;
  readonly set?: readonly string[];
}

type Fields = Record<string, unknown>;

function readFile(path: string): Fields {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (cause) {
    throw new AppError("NOT_FOUND", `The configuration file ${path} cannot be read.`, {
      field: "config",
      value: path,
      cause,
    });
  }
  try {
    return JSON.parse(text) as Fields;
  } catch (error) {
    throw AppError.badInput(path, (error as Error).message, "an experiment's configuration in JSON");
  }
}

function parseValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Lays `dpo.beta=2000` over fields; a value that is no JSON is a text. */
function assign(fields: Fields, setting: string): Fields {
  const at = setting.indexOf("=");
  if (at < 1) throw AppError.badInput("set", setting, "FIELD=VALUE, such as dpo.beta=2000");
  const path = setting.slice(0, at).split(".");
  const put = (target: Fields, [head = "", ...rest]: readonly string[]): Fields => ({
    ...target,
    [head]: rest.length
      ? put((target[head] as Fields | undefined) ?? {}, rest)
      : parseValue(setting.slice(at + 1)),
  });
  return put(fields, path);
}

/**
 * The configuration that flags describe: a preset, a file's fields over it, then the single flags. BAD_INPUT names the
 * field, its value and what was expected.
 */
export function readConfiguration(flags: ConfigurationFlags): Configuration {
  const { preset, config, concept, pack, name, seed, set = [] } = flags;
  const own: Fields = {
    ...(config === undefined ? {} : readFile(config)),
    ...(concept?.length ? { concepts: concept } : {}),
    ...(pack === undefined ? {} : { pack }),
    ...(name === undefined ? {} : { name }),
    ...(seed === undefined ? {} : { seed }),
  };
  const changes = set.reduce(assign, own);
  return preset === undefined ? parseConfiguration(changes) : presetConfiguration(preset, changes);
}
