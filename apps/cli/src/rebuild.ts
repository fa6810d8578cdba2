import { LiveReadModel } from '@timeline/read-model';
import { progress } from './progress.js';
import { postTo, withService } from './with-service.js';

export async function rebuild(): Promise<void> {
  const bar = progress('Read model');
  const position = await withService({
    inside: async (app) => {
      const live = app.get(LiveReadModel);
      await live.rebuild(({ position, head }) => bar.update(Math.min(position, head), head));
      return String(live.checkpoint());
    },
    outside: async (service) => {
      console.log('The service that is running builds it, and goes on answering meanwhile …');
      const response = await postTo(service, '/rebuild', {});
      return ((await response.json()) as { position: string }).position;
    },
  }).finally(bar.stop);
  console.log(`The read model is built anew, up to position ${position}.`);
}
