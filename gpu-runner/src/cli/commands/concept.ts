import { listConcepts } from "@dreambooth-dpo/db";
import { type Command, Option } from "commander";
import { classKind } from "../../datasets/index.ts";
import { addConcept, bundledSubjects } from "../../pipeline/index.ts";
import { type GlobalOptions, withSession } from "../session.ts";
import { columns, print } from "../terminal.ts";

interface AddFlags {
  readonly class: string;
  readonly kind?: "live" | "object";
}

/** `dbdpo concept`: subjects and their reference images. */
export function addConceptCommands(program: Command, global: () => GlobalOptions): void {
  const concept = program.command("concept").description("subjects and their reference images");
  concept
    .command("add <name> <folder>")
    .description("store a folder of reference images (png, jpeg, webp; 4 to 6 work well) as a concept")
    .requiredOption("--class <noun>", 'the class noun, such as dog or "stuffed animal"')
    .addOption(
      new Option("--kind <kind>", "which prompts fit it (default: as DreamBench has the class)").choices([
        "live",
        "object",
      ]),
    )
    .addHelpText("after", "\nExample:\n  dbdpo concept add rex photos/rex --class dog")
    .action((name: string, folder: string, flags: AddFlags) =>
      withSession(global(), async (session) => {
        const kind = flags.kind ?? classKind(flags.class);
        const added = await addConcept(session.db, { name, className: flags.class, kind }, folder);
        const { length } = added.images;
        print(session, added, `Concept ${added.name}: ${added.className}, ${added.kind}, ${length} images.`);
      }),
    );
  concept
    .command("list")
    .description("stored concepts and the subjects that come with the product")
    .action(() =>
      withSession(global(), async (session) => {
        const stored = (await listConcepts(session.db)).map((c) => ({
          name: c.name,
          className: c.className,
          kind: c.kind,
          images: c.images.length,
          stored: true,
        }));
        const bundled = bundledSubjects()
          .filter(({ name }) => !stored.some((c) => c.name === name))
          .map(({ name, className, kind }) => ({ name, className, kind, images: null, stored: false }));
        const all = [...stored, ...bundled];
        const rows = all.map((c) => [
          c.name,
          c.className,
          c.kind,
          c.stored ? `${c.images} images` : "bundled",
        ]);
        print(session, all, columns(["name", "class", "kind", ""], rows));
      }),
    );
}
