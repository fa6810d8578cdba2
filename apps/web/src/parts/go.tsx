import type { ComponentProps } from 'react';
import { Link } from 'wouter';
import { usePlace } from '../place.js';

type GoProps = Omit<ComponentProps<'a'>, 'href'> & {
  readonly to: string;
  /** What else of the address changes; null takes it away. */
  readonly with?: Readonly<Record<string, string | null>>;
};

/** A link within the page, which keeps the moment and the language. */
export function Go({ to, with: changes, ...rest }: GoProps) {
  const place = usePlace();
  return <Link {...rest} href={place.to(to, changes)} />;
}
