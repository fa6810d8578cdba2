import { useQuery } from '@tanstack/react-query';
import { Redirect } from 'wouter';
import { Answered } from './states.js';
import { usePlace } from '../place.js';
import { positionAt } from '../record/client.js';

/** The permanent address of a revision: what it is of, as it stood just after it. */
export function RevisionPage() {
  const { path, to } = usePlace();
  const asked = useQuery({ queryKey: ['revision', path], queryFn: () => positionAt(path) });
  return (
    <main id="content" className="wrap">
      <Answered of={asked}>
        {() => <Redirect to={to(path.replace(/\/revisions\/[^/]*$/, ''), { at: asked.data ?? null })} replace />}
      </Answered>
    </main>
  );
}
