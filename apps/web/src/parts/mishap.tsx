import { Component } from 'react';
import type { ReactNode } from 'react';
import { Failure } from './states.js';
import { RecordError } from '../record/client.js';

interface MishapProps {
  /** Where the reader is: what failed at one address is forgotten at the next. */
  readonly at: string;
  readonly children: ReactNode;
}

interface Happened {
  readonly error?: Error;
  readonly at?: string;
}

/** Says so where a part of the page could not be shown, most often since its file was not reached, and loads the page anew. */
export class Mishap extends Component<MishapProps, Happened> {
  override state: Happened = {};

  static getDerivedStateFromError(error: unknown): Happened {
    const isMissing = error instanceof TypeError && /import|module/i.test(error.message);
    if (isMissing) return { error: new RecordError(error.message, 'OFFLINE') };
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  static getDerivedStateFromProps({ at }: MishapProps, state: Happened): Happened {
    return state.at === at ? state : { at, error: undefined };
  }

  override render(): ReactNode {
    if (!this.state.error) return this.props.children;
    return (
      <main id="content" className="wrap">
        <Failure error={this.state.error} retry={() => location.reload()} />
      </main>
    );
  }
}
