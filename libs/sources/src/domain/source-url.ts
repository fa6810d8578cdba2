import { checkUrl } from '@timeline/kernel';

const tracking = /^(utm_.+|fbclid|gclid|yclid|igshid|mc_cid|mc_eid)$/i;

/**
 * What makes two addresses the same source: http and https are one, host names are lower case, the default port, the
 * fragment, a trailing slash and what only tracks readers are left out. ADR 4 says why.
 */
export function sourceIdentity(address: string): string {
  const url = new URL(address);
  const query = [...url.searchParams].filter(([name]) => !tracking.test(name));
  const port = url.port ? `:${url.port}` : '';
  const path = url.pathname.replace(/\/+$/, '');
  const search = query.length > 0 ? `?${new URLSearchParams(query).toString()}` : '';
  return `//${url.hostname.replace(/\.$/, '')}${port}${path}${search}`;
}

/** The address as it is shown, checked. */
export const checkSourceUrl = (given: string, field: string): string => checkUrl(given, field);
