import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { RecordError } from '../record/client.js';

/** Who is signed in, and the ways to sign in, as GET /session says. */
export interface Session {
  readonly editor: { readonly id: string; readonly name: string; readonly role: 'reporter' | 'editor' } | null;
  readonly expiresAt: string | null;
  /** Why nobody may write on this node, if so. */
  readonly readOnly: string | null;
  readonly signIn: { readonly code: boolean; readonly token: boolean; readonly oidc: string | null };
}

const KEY = ['session'];

/** Who is signed in; signing in with a one-time code or a token, and out. The token itself never comes to the page. */
export function useSession() {
  const queries = useQueryClient();
  const { data: session } = useQuery({ queryKey: KEY, queryFn: () => request('GET') });
  const changed = (now: Session | null) => queries.setQueryData(KEY, now);
  const signIn = useMutation({
    mutationFn: (proof: { code: string } | { token: string }) => request('POST', proof),
    onSuccess: changed,
  });
  const signOut = async (): Promise<void> => {
    await request('DELETE').catch(() => null);
    await queries.invalidateQueries({ queryKey: KEY });
  };
  return { session: session ?? undefined, signIn, signOut };
}

async function request(method: 'GET' | 'POST' | 'DELETE', body?: object): Promise<Session | null> {
  const response = await fetch('/session', {
    method,
    headers: {
      accept: 'application/json',
      'x-timeline-csrf': '1',
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    body: body ? JSON.stringify(body) : undefined,
  }).catch(() => {
    throw new RecordError('the service cannot be reached', 'OFFLINE');
  });
  if (response.status === 204) return null;
  const answer = (await response.json().catch(() => ({}))) as Session & {
    errors?: { message: string; extensions?: { code?: string } }[];
  };
  const [first] = answer.errors ?? [];
  if (first) throw new RecordError(first.message, first.extensions?.code ?? 'INTERNAL');
  if (!response.ok) throw new RecordError(`the service answered ${response.status}`, 'UNAVAILABLE');
  return answer;
}
