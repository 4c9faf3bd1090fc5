/** A fact of a manifest, as text. */
export interface Fact {
  readonly name: string;
  readonly value: string;
}

type Fields = Readonly<Record<string, unknown>>;

const fieldsOf = (value: unknown): Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : {};
const textOf = (value: unknown): string | undefined =>
  typeof value === "string" || typeof value === "number" ? String(value) : undefined;
const join = (...parts: readonly unknown[]): string | undefined => {
  const texts = parts.flatMap((part) => textOf(part) ?? []);
  return texts.length > 0 ? texts.join(", ") : undefined;
};

/** What a reader looks for first in a run's manifest; facts that it does not have are left out. */
export function manifestFacts(manifest: unknown): Fact[] {
  const { format, run, concept, pack, device, software, stages, evaluations } = fieldsOf(manifest);
  const [ofRun, ofConcept, ofPack, ofDevice, ofSoftware] = [run, concept, pack, device, software].map(
    fieldsOf,
  );
  const images = Array.isArray(ofConcept?.images) ? ofConcept.images.length : undefined;
  const provider = textOf(ofDevice?.provider);
  const threads = textOf(ofDevice?.threads);
  const facts: readonly (readonly [string, string | undefined])[] = [
    [
      "Variant, seed",
      join(ofRun?.variant, ofRun?.seed === undefined ? undefined : `seed ${textOf(ofRun.seed)}`),
    ],
    [
      "Concept",
      join(ofConcept?.name, ofConcept?.className, images === undefined ? undefined : `${images} photos`),
    ],
    ["Model pack", join(ofPack?.name, textOf(ofPack?.hash)?.slice(0, 16))],
    [
      "Device",
      join(
        provider,
        threads && `${threads} threads`,
        ofDevice?.onnxruntime && `onnxruntime ${textOf(ofDevice.onnxruntime)}`,
      ),
    ],
    ["Code", textOf(ofSoftware?.commit)],
    ["Node", join(ofSoftware?.node, ofSoftware?.platform, ofSoftware?.arch)],
    ["Stages", Array.isArray(stages) ? String(stages.length) : undefined],
    ["Evaluations", Array.isArray(evaluations) ? String(evaluations.length) : undefined],
    ["Format", textOf(format)],
  ];
  return facts.flatMap(([name, value]) => (value ? [{ name, value }] : []));
}
