import { imageUrl } from "../graphql/artifacts.ts";
import { classNames } from "./class-names.ts";

export interface PictureProps {
  readonly sha256: string;
  readonly alt: string;
  /** Side of its square box in CSS pixels; it is fetched for double density. */
  readonly size: number;
  readonly className?: string;
  /** Fetched at once rather than when it comes into view: for what is in the first paint. */
  readonly eager?: boolean;
}

/** An image of the artifact store in a square box on the neutral surround, small ones enlarged without blur. */
export function Picture({ sha256, alt, size, className, eager = false }: PictureProps) {
  return (
    <img
      src={imageUrl(sha256, size * 2)}
      alt={alt}
      width={size}
      height={size}
      loading={eager ? "eager" : "lazy"}
      decoding="async"
      className={classNames("bg-image-surround object-contain [image-rendering:auto]", className)}
    />
  );
}
