import { Backups } from '../../api/src/maintenance/backups.js';
import { postTo, withService } from './with-service.js';

interface Answer {
  readonly path?: string;
  readonly events?: number;
  readonly errors?: readonly { readonly message: string }[];
}

/** Backs the embedded log up into BACKUP_DIR, by the service where one runs. */
export async function backup(): Promise<void> {
  const { path, events, errors } = await withService<Answer>({
    inside: (app) => app.get(Backups).make(),
    outside: async (service) => (await postTo(service, '/backup', {})).json() as Promise<Answer>,
  });
  if (errors) throw new Error(errors[0]!.message);
  console.log(`${events} events are in ${path}, looked through one by one.`);
}
