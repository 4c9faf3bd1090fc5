import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import { unsupportedGradients } from "../../autodiff/index.ts";
import { findWeights, hashPack, openDiffusionPack, openScoringPack } from "../../models/index.ts";
import type { Model } from "../../onnx/index.ts";
import { judgesOfPack, packFolder } from "../../pipeline/index.ts";
import { type GlobalOptions, withOutput } from "../session.ts";
import { columns, print } from "../terminal.ts";

const megabytes = (bytes: number) => `${(bytes / 2 ** 20).toFixed(1)} MB`;

function inspectNetwork(name: string, path: string, model: Model) {
  const { initializers, inputs, outputs, nodes } = model.graph;
  const data = `${path}_data`;
  return {
    name,
    bytes: statSync(path).size + (existsSync(data) ? statSync(data).size : 0),
    parameters: [...initializers.values()]
      .filter((t) => t.dtype.startsWith("float"))
      .reduce((sum, t) => sum + t.data.length, 0),
    nodes: nodes.length,
    trainable: findWeights(model).length,
    inputs: inputs.map((i) => `${i.name}[${i.dims.join(", ")}]`),
    outputs: outputs.map((o) => `${o.name}[${o.dims.join(", ")}]`),
  };
}

/** `dbdpo pack`: what is in a model pack, and whether all of it can be used. */
export function addPackCommands(program: Command, global: () => GlobalOptions): void {
  program
    .command("pack")
    .description("model packs")
    .command("inspect <pack>")
    .description("read every network of a pack and say what it is, and whether its U-Net can be trained")
    .addHelpText("after", "\nExamples:\n  dbdpo pack inspect micro\n  dbdpo pack inspect models/sd2")
    .action((nameOrPath: string) =>
      withOutput(global(), async (output) => {
        const folder = packFolder(nameOrPath);
        const pack = openDiffusionPack(folder);
        const unet = pack.read("unet");
        const networks = pack.components.map((component) =>
          inspectNetwork(component, pack.path(component), component === "unet" ? unet : pack.read(component)),
        );
        const judges = [...judgesOfPack(folder)].filter(([, path]) => existsSync(path));
        for (const [, path] of judges) openScoringPack(path);
        const untrainable = unsupportedGradients(unet);
        const data = {
          folder,
          hash: await hashPack(folder),
          pipeline: pack.pipeline,
          imageSize: pack.imageSize,
          latentShape: pack.latentShape,
          scheduler: pack.schedulerConfig,
          networks,
          judges: judges.map(([name]) => name),
          untrainable,
        };
        const rows = networks.map((n) => [
          n.name,
          megabytes(n.bytes),
          n.parameters.toLocaleString("en"),
          String(n.nodes),
          n.inputs.join(" "),
          n.outputs.join(" "),
        ]);
        const prompts = existsSync(join(folder, "prompts", "dpo.json"));
        print(
          output,
          data,
          [
            `${folder}: ${pack.pipeline}, ${pack.imageSize} px, latents ${pack.latentShape.join(" x ")}`,
            `hash ${data.hash}`,
            "",
            columns(["network", "size", "parameters", "nodes", "inputs", "outputs"], rows),
            "",
            `Judges: ${judges.map(([name]) => name).join(", ") || "none (give one with the field judge)"}.`,
            `Prompts to train on: ${prompts ? "yes" : "none (give some with the field sampling.promptSet)"}.`,
            untrainable.length
              ? `The U-Net cannot be trained: no gradient rule for ${untrainable.join(", ")}.`
              : "The U-Net can be trained: every operator has a gradient rule.",
          ].join("\n"),
        );
      }),
    );
}
