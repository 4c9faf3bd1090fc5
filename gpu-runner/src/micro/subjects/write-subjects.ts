import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import {
  loadSprite,
  openStudio,
  renderScene,
  type SceneContent,
  type Studio,
  sceneSize,
} from "../data/index.ts";
import { type SubjectArt, subjectArt } from "./subject-art.ts";

/** Where the reference views show the subject: plain backdrops, and places that no evaluation prompt names. */
const settings: readonly string[] = ["", "", "", "bricks", "kitchen"];

const seed = 20_260;

/** The reference views of a subject as PNG: drawn as the pack's scenes are, with another hand's art. */
async function drawSubject(studio: Studio, { name, className, art }: SubjectArt): Promise<Buffer[]> {
  const sprite = await loadSprite("google", art);
  return Promise.all(
    settings.map((scenery, sample) => {
      const content: SceneContent = { className, ...(scenery ? { scenery } : {}) };
      const key = { seed, purpose: "subject", concept: name, sample };
      const raw = { width: sceneSize, height: sceneSize, channels: 3 as const };
      return sharp(renderScene(studio, content, sprite, key), { raw })
        .png()
        .toBuffer();
    }),
  );
}

/** Writes every subject's reference views as an image folder, and subjects.json beside them. */
export async function writeSubjects(folder: string): Promise<void> {
  const studio = await openStudio();
  for (const subject of subjectArt) {
    const own = join(folder, subject.name);
    rmSync(own, { recursive: true, force: true });
    mkdirSync(own, { recursive: true });
    for (const [i, png] of (await drawSubject(studio, subject)).entries())
      writeFileSync(join(own, `0${i + 1}.png`), png);
  }
  const list = subjectArt.map((subject) => ({ ...subject, views: settings.length }));
  writeFileSync(join(folder, "subjects.json"), `${JSON.stringify(list, null, 2)}\n`);
}
