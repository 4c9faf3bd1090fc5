import type { RandomKey } from "../../tensor/index.ts";
import { attributes } from "./attributes.ts";
import { type Brush, openBrush } from "./brush.ts";
import { Canvas } from "./canvas.ts";
import { type SceneContent, scenery } from "./captions.ts";
import { objectClasses } from "./object-classes.ts";
import { type Artist, loadSprite, type Sprite } from "./sprite.ts";
import { wardrobe } from "./wardrobe.ts";

/** All art a scene can need, loaded once. */
export interface Studio {
  readonly art: (name: string) => Sprite;
  /** The drawings of an object class. */
  readonly objects: (className: string) => readonly Sprite[];
}

const sceneryArt =
  "palm tree|herb|evergreen tree|office building|snow-capped mountain|house|deciduous tree|maple leaf|fallen leaf|Tokyo tower|sunflower|person standing|man walking|woman walking|cactus|volcano|ringed planet|castle|fish|blowfish|coral|tulip|rainbow|circus tent|sailboat|cloud|mushroom|billed cap|top hat|cooking|rescue worker’s helmet|fire extinguisher|police car light|t-shirt|magic wand|crown|graduation cap|woman’s hat|military helmet|ribbon".split(
    "|",
  );

/** Loads every drawing (about a second). */
export async function openStudio(artist: Artist = "fluent"): Promise<Studio> {
  const names = [...new Set([...sceneryArt, ...Object.values(objectClasses).flat()])];
  const art = new Map(
    await Promise.all(names.map(async (n): Promise<[string, Sprite]> => [n, await loadSprite(artist, n)])),
  );
  return {
    art: (name) => art.get(name)!,
    objects: (className) => objectClasses[className]!.map((name) => art.get(name)!),
  };
}

/** Draws a scene: place, object, then what it wears. Equal key and content give equal bytes. */
export function renderScene(
  studio: Studio,
  content: SceneContent,
  sprite: Sprite,
  key: RandomKey,
): Uint8Array {
  return draw(studio, content, sprite, openBrush({ ...key, purpose: `${key.purpose}: drawing` }));
}

function draw(studio: Studio, content: SceneContent, sprite: Sprite, brush: Brush): Uint8Array {
  const canvas = new Canvas();
  const { art } = studio;
  if (content.scenery) scenery[content.scenery]!.draw({ canvas, brush, art });
  else canvas.band(0, 64, brush.near([222, 219, 212], 22));
  const size = brush.int(36, 44);
  const body = {
    canvas,
    art,
    size,
    x: 32 + brush.int(-4, 4),
    y: (content.outfit ? 38 : 36) + brush.int(-2, 4),
  };
  const look = content.attribute ? attributes[content.attribute] : undefined;
  canvas.ellipse(body.x, body.y + size * 0.46, size * 0.36, 3, [0, 0, 0], 0.22);
  look?.beneath?.(body, brush);
  const inCube = look?.beneath ? 0.82 : 1;
  canvas.paste(sprite, {
    ...body,
    size: size * inCube,
    rotation: brush.int(-8, 8),
    ...(look?.recolour ? { recolour: look.recolour } : {}),
  });
  if (content.outfit) wardrobe[content.outfit]!.draw(body);
  look?.finish?.(body, brush);
  return canvas.toBytes();
}

const classNames = Object.keys(objectClasses);
const evaluationClasses = 15;

/** A scene to train on: DreamBench's classes half of the time, everything else evenly. */
function drawContent(brush: Brush): SceneContent {
  const className = brush.chance(0.45)
    ? classNames[brush.int(0, evaluationClasses - 1)]!
    : brush.pick(classNames);
  const place = brush.chance(0.85) ? { scenery: brush.pick(Object.keys(scenery)) } : {};
  const look = brush.chance(0.3) ? { attribute: brush.pick(Object.keys(attributes)) } : {};
  const wear = brush.chance(0.3) ? { outfit: brush.pick(Object.keys(wardrobe)) } : {};
  return { className, ...place, ...look, ...wear };
}

/** What the i-th scene of a data set shows, without drawing it. */
export function trainingContent(seed: number, index: number): SceneContent {
  return drawContent(openBrush(sceneKey(seed, index)));
}

/** The i-th scene of a data set, from its seed alone. */
export function renderTrainingScene(studio: Studio, seed: number, index: number): Uint8Array {
  const key = sceneKey(seed, index);
  const brush = openBrush(key);
  const content = drawContent(brush);
  return renderScene(studio, content, brush.pick(studio.objects(content.className)), key);
}

const sceneKey = (seed: number, index: number): RandomKey => ({ seed, purpose: "scene", sample: index });
