import { type Database, saveUpload } from "@dreambooth-dpo/db";
import sharp from "sharp";

/** Stores different images as an account's uploads; returns their hashes. */
export async function storeUploads(db: Database, userId: string, count: number): Promise<string[]> {
  const hashes: string[] = [];
  for (let i = 0; i < count; i++) {
    const background = { r: i, g: 0, b: 0 };
    const bytes = await sharp({ create: { width: 8, height: 6, channels: 3, background } })
      .png()
      .toBuffer();
    const { sha256 } = await db.store.put(bytes);
    await saveUpload(db, { sha256, userId, width: 8, height: 6, bytes: bytes.length });
    hashes.push(sha256);
  }
  return hashes;
}
