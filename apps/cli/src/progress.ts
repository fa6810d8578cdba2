import { Presets, SingleBar } from 'cli-progress';

/** A progress bar that appears with its first figure; nothing where the output is not a terminal. */
export function progress(name: string): { update: (done: number, total: number) => void; stop: () => void } {
  const bar = new SingleBar(
    { format: `${name} {bar} {percentage} % | {value} of {total} | {eta_formatted} left`, hideCursor: true },
    Presets.shades_classic,
  );
  let started = false;
  return {
    update: (done, total) => {
      if (!started) bar.start(total, done);
      started = true;
      bar.update(done);
    },
    stop: () => bar.stop(),
  };
}
