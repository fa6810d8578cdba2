import { loadSeeds } from '../../../seeds/load.js';
import { sendWithin } from '../../api/src/demo.js';
import { progress } from './progress.js';
import { postTo, withService } from './with-service.js';

export async function seed({ texts }: { texts?: string }): Promise<void> {
  const bar = progress('Seeds');
  const load = (send: Parameters<typeof loadSeeds>[0]) => loadSeeds(send, { texts, onProgress: bar.update });
  const commands = await withService({
    inside: (app) => load(sendWithin(app)),
    outside: (service) =>
      load(
        async (query, variables) =>
          (await postTo(service, '/graphql', { query, variables })).json() as ReturnType<
            Parameters<typeof loadSeeds>[0]
          >,
      ),
  }).finally(bar.stop);
  console.log(`${commands} commands are on the record.`);
}
