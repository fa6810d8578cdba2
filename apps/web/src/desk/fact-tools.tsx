import { lazy, Suspense } from 'react';
import { useSession } from '../session/use-session.js';

const Tools = lazy(() => import('./tools.js').then(({ Tools }) => ({ default: Tools })));

/** What can be done with a fact, for who is signed in; readers load none of it. */
export function FactTools({ slug }: { readonly slug: string }) {
  const { session } = useSession();
  if (!session?.editor) return null;
  return (
    <Suspense fallback={null}>
      <Tools slug={slug} role={session.editor.role} />
    </Suspense>
  );
}
