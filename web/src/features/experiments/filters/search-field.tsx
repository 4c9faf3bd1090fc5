"use client";
import { Search } from "lucide-react";
import { type RefObject, useEffect, useState } from "react";
import { Input } from "../../../ui/field.tsx";

/** How long typing must rest before the list follows, milliseconds. */
const rest = 200;

export interface SearchFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly field: RefObject<HTMLInputElement | null>;
}

/** Part of a name; the list follows when typing rests. */
export function SearchField({ value, onChange, field }: SearchFieldProps) {
  const [text, setText] = useState(value);
  const [known, setKnown] = useState(value);
  // The address has changed from elsewhere: "back", or the filters were cleared.
  if (known !== value) {
    setKnown(value);
    if (text.trim() !== value) setText(value);
  }
  useEffect(() => {
    if (text.trim() === value) return;
    const timer = setTimeout(() => onChange(text.trim()), rest);
    return () => clearTimeout(timer);
  }, [text, value, onChange]);
  return (
    <div className="relative w-48 max-sm:w-full">
      <Search
        size={14}
        aria-hidden="true"
        className="pointer-events-none absolute top-1/2 left-2 -translate-y-1/2 text-muted"
      />
      <Input
        ref={field}
        type="search"
        value={text}
        onChange={(event) => setText(event.target.value)}
        placeholder="Search names"
        aria-label="Search names"
        aria-keyshortcuts="/"
        className="pl-7"
      />
    </div>
  );
}
