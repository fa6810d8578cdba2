import { Agent } from 'node:http';
import type { Bench } from './bench.js';
import { answered, send } from './client.js';
import type { Arrival } from './live-readers.js';
import { ms, percentile, percentiles, progress } from './measure.js';
import type { Measure } from './measure.js';
import { tokenOf } from './mutations.js';
import { OpenLoop } from './open-loop.js';
import type { Sent } from './open-loop.js';
import type { ServerProcess } from './processes.js';
import { idsRequest } from './requests.js';
import { Subscribers } from './subscribers.js';

const SUBSCRIBERS = 100;
const FACTS = 100;
const scenarios = [
  { name: 'filters of 1 %', perSecond: 500, filtered: true },
  { name: 'no filter', perSecond: 50, filtered: false },
];
type Scenario = (typeof scenarios)[number];

/**
 * From the recording of a change to the message at a subscriber, while facts are placed on a hundred timelines in turn: 100
 * subscribers, each to one of the timelines or all to everything, in a process beside the service's and the editor's.
 */
export async function live({ logs, sizes }: Bench): Promise<Measure[]> {
  return logs.copied(await logs.ordinary(sizes.few), (copy) =>
    logs.served([copy], async ([server]) => {
      const editor = await Editor.of(server!, tokenOf(copy));
      const measures: Measure[] = [];
      for (const scenario of scenarios) measures.push(...(await watched(server!, editor, scenario, sizes.live)));
      editor.leave();
      return measures;
    }),
  );
}

async function watched(
  server: ServerProcess,
  editor: Editor,
  { name, perSecond, filtered }: Scenario,
  { rounds, seconds }: { rounds: number; seconds: number },
): Promise<Measure[]> {
  const filters = editor.timelines.map((timeline) => (filtered ? { timeline } : null));
  const subscribers = await Subscribers.start({ url: server.url, filters });
  const taken = { recorded: [] as number[][], sent: [] as number[][] };
  for (let round = -1; round < rounds; round++) {
    const sent = await new OpenLoop(perSecond, seconds).run(() => editor.place());
    const arrivals = await subscribers.arrivals(sent.length * (filtered ? 1 : SUBSCRIBERS));
    if (round < 0) continue;
    taken.recorded.push(arrivals.map(([, recordedAt, arrivedAt]) => arrivedAt - recordedAt));
    taken.sent.push(sinceSending(sent, arrivals));
    progress(`  ${ms(percentile(taken.recorded.at(-1)!, 0.99))}`);
  }
  subscribers.stop();
  const what = `${perSecond} commands/s to ${SUBSCRIBERS} subscribers, ${name}, p99 in ms`;
  return [
    { ...latencyRow(what, 'from the recording', taken.recorded), reach: { atMost: 50 } },
    latencyRow('  the same from when the command was due', '', taken.sent),
  ];
}

/** The editor's commands are due at a fixed rate, whether the last one was answered or not. */
function sinceSending(sent: readonly Sent[], arrivals: readonly Arrival[]): number[] {
  const due = new Map(sent.map(({ position, dueAt }) => [position, dueAt]));
  return arrivals.map(([position, , arrivedAt]) => arrivedAt - due.get(position)!);
}

function latencyRow(what: string, against: string, rounds: readonly (readonly number[])[]): Measure {
  const all = percentiles(rounds.flat());
  const p99 = rounds.map((one) => percentile(one, 0.99));
  const measured = `p50 ${ms(all.p50)}, p95 ${ms(all.p95)}, p99 ${ms(all.p99)}`;
  return { what, measured, against, rounds: p99, details: { ...all, messages: rounds.flat().length } };
}

const placing = `mutation($input: PlaceFactInput!) { placeFact(input: $input) { position } }`;
const creating = `mutation($input: CreateTimelineInput!) { createTimeline(input: $input) { timeline { entityId } } }`;

/** Places facts of the log on timelines of its own, each fact on each once. */
class Editor {
  private placed = 0;
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 64 });

  private constructor(
    private readonly server: ServerProcess,
    private readonly token: string,
    private readonly facts: readonly string[],
    readonly timelines: readonly string[],
  ) {}

  static async of(server: ServerProcess, token: string): Promise<Editor> {
    const { timeline } = await answered<Ids>(server.url, idsRequest(FACTS));
    const timelines: string[] = [];
    const editor = new Editor(
      server,
      token,
      timeline.entries.nodes.map((node) => node.fact.entityId),
      timelines,
    );
    for (let index = 0; index < SUBSCRIBERS; index++) {
      const titles = [{ value: `Watched ${index}`, language: 'en' }];
      const made = await editor.command<Created>(creating, { slug: `watched-${index}`, titles });
      timelines.push(made.createTimeline.timeline.entityId);
    }
    return editor;
  }

  /** Gives the position at which the placing was recorded. */
  async place(): Promise<string> {
    const at = this.placed++;
    const fact = this.facts[Math.floor(at / SUBSCRIBERS)];
    if (!fact) throw new Error('every fact stands on every timeline: take more facts');
    const timeline = this.timelines[at % SUBSCRIBERS];
    return (await this.command<Placed>(placing, { timeline, fact })).placeFact.position;
  }

  leave(): void {
    this.agent.destroy();
  }

  private command<T>(query: string, input: object): Promise<T> {
    return send<T>(this.server.url, query, input, { token: this.token, agent: this.agent });
  }
}

interface Ids {
  readonly timeline: { readonly entries: { readonly nodes: readonly { readonly fact: { entityId: string } }[] } };
}
interface Created {
  readonly createTimeline: { readonly timeline: { readonly entityId: string } };
}
interface Placed {
  readonly placeFact: { readonly position: string };
}
