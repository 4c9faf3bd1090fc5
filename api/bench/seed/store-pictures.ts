import type { Database } from "@dreambooth-dpo/db";
import type pg from "pg";
import sharp from "sharp";
import { noise } from "./keys.ts";

/** Different pictures that the seeded images share between them. */
const pictures = 256;
const side = 64;

/** A picture of the micro pack's size: a ground, a shape, and grain, so that it compresses no better than a photograph. */
async function draw(number: number): Promise<Buffer> {
  const random = noise(number);
  const colour = () => [random() * 255, random() * 255, random() * 255] as const;
  const [ground, shape, radius, x, y] = [colour(), colour(), 10 + random() * 16, 16 + random() * 32, 30];
  const pixels = Buffer.alloc(side * side * 3);
  for (let i = 0; i < side * side; i++) {
    const inside = Math.hypot((i % side) - x, Math.floor(i / side) - y) < radius;
    for (let channel = 0; channel < 3; channel++)
      pixels[3 * i + channel] = Math.min(255, (inside ? shape : ground)[channel]! * 0.9 + random() * 25);
  }
  return sharp(pixels, { raw: { width: side, height: side, channels: 3 } })
    .png()
    .toBuffer();
}

/** Gives every seeded image and photograph bytes in the artifact store, for those who look at them. */
export async function storePictures(db: Database, pool: pg.Pool): Promise<void> {
  const hashes: string[] = [];
  for (let number = 0; number < pictures; number++)
    hashes.push((await db.store.put(await draw(number))).sha256);
  for (const table of ["images", "concept_images"])
    await pool.query(
      `update ${table} set sha256 = ($1::text[])[1 + (hashtext(id::text) & ${pictures - 1})] where not sha256 = any($1)`,
      [hashes],
    );
}
