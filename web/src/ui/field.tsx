import { type ComponentProps, cloneElement, type ReactElement, type ReactNode, useId } from "react";
import { classNames } from "./class-names.ts";

const control =
  "w-full rounded border border-line-strong bg-surface px-2 text-base text-text placeholder:text-faint aria-invalid:border-danger disabled:opacity-60";

/** One line of text. */
export const Input = ({ className, ...rest }: ComponentProps<"input">) => (
  <input {...rest} className={classNames(control, "h-8", className)} />
);

/** Several lines of text. */
export const Textarea = ({ className, ...rest }: ComponentProps<"textarea">) => (
  <textarea {...rest} className={classNames(control, "py-1.5", className)} />
);

/** One of a list, as the platform shows it. */
export const Select = ({ className, ...rest }: ComponentProps<"select">) => (
  <select {...rest} className={classNames(control, "h-8 pr-6", className)} />
);

/** A box to tick with its label. */
export function Checkbox({
  label,
  className,
  ...rest
}: ComponentProps<"input"> & { readonly label: ReactNode }) {
  return (
    <label className={classNames("inline-flex min-h-6 items-center gap-2", className)}>
      <input {...rest} type="checkbox" className="size-4 accent-accent" />
      <span>{label}</span>
    </label>
  );
}

export interface FieldProps {
  readonly label: ReactNode;
  /** What it is for, its unit and range. */
  readonly hint?: ReactNode;
  /** What is wrong with the value. */
  readonly error?: ReactNode;
  /** The control; it is given its id and descriptions. */
  readonly children: ReactElement<{ id?: string; "aria-describedby"?: string; "aria-invalid"?: boolean }>;
  readonly className?: string;
}

/** A labelled control with its hint and its error. */
export function Field({ label, hint, error, children, className }: FieldProps) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div className={classNames("flex flex-col gap-1", className)}>
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      {cloneElement(children, {
        id,
        ...(described && { "aria-describedby": described }),
        ...(error ? { "aria-invalid": true } : {}),
      })}
      {hint && (
        <p id={`${id}-hint`} className="text-xs text-muted">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${id}-error`} role="alert" className="text-xs text-danger">
          {error}
        </p>
      )}
    </div>
  );
}
