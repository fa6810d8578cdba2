import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';

interface ComposeService {
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string | number>>;
  readonly secrets?: readonly string[];
  readonly volumes?: readonly string[];
  readonly ports?: readonly string[];
  readonly depends_on?: readonly string[] | Readonly<Record<string, unknown>>;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly tmpfs?: readonly string[];
  readonly build?: string;
}

interface Compose {
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

const read = (path: string): string => readFileSync(path, 'utf8');
const compose = parse(read('docker-compose.yml'), { merge: true }) as Compose;
const dockerfile = read('Dockerfile');
const scripts = (JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts;

const all = Object.entries(compose.services);
const names = (pattern: RegExp) => all.filter(([name]) => pattern.test(name));
const [nodes, stores, setups] = [names(/^api/), names(/^eventstore/), names(/setup$/)];
const variable = (name: string): string => new RegExp(`\\b${name}=(\\S+)`).exec(dockerfile)![1]!;

/** The values that stand under these keys, wherever they are. */
function* valuesIn(value: unknown, key = ''): Generator<[key: string, value: string]> {
  if (typeof value === 'object' && value !== null)
    for (const [inner, one] of Object.entries(value)) yield* valuesIn(one, inner);
  else yield [key, String(value)];
}

describe('the compose file', () => {
  it('has one store and one node, and as a cluster three and two', () => {
    expect([stores, nodes, setups].map((group) => group.length)).toEqual([4, 3, 2]);
  });

  it('holds no secret: every one comes from a file that a script makes and that is kept nowhere else', () => {
    for (const [key, value] of valuesIn(compose)) {
      expect(value).not.toMatch(/\/\/[^/@\s]*:[^/@\s]*@|changeit/);
      if (/password|token|secret|signing/i.test(key) && key.endsWith('FILE'))
        expect(value).toMatch(/^\/run\/secrets\//);
      else if (/^[A-Z_]*(PASSWORD|TOKEN|SECRET)/.test(key)) throw new Error(`${key} has a value`);
    }
    const made = /^for name in (.*); do$/m.exec(read('deploy/make-secrets.sh'))![1]!.split(' ');
    const files = Object.values(compose.secrets).map(({ file }) => file);
    expect(files.toSorted()).toEqual(made.map((name) => `./deploy/secrets/${name}`).toSorted());
    expect(read('.gitignore').split('\n')).toContain('deploy/secrets');
  });

  it('declares every volume, secret and service that it uses', () => {
    for (const [, { volumes = [], secrets = [], depends_on = [] }] of all) {
      const sources = volumes.map((volume) => volume.split(':')[0]!);
      for (const source of sources)
        expect(source.startsWith('./') ? existsSync(source) : source in compose.volumes).toBe(true);
      for (const secret of secrets) expect(compose.secrets).toHaveProperty(secret);
      const needed = Array.isArray(depends_on) ? (depends_on as string[]) : Object.keys(depends_on);
      for (const name of needed) expect(compose.services).toHaveProperty(name);
    }
  });

  it('lets only the nodes be reached, and only from this machine', () => {
    const published = all.flatMap(([name, { ports = [] }]) => ports.map((port) => [name, port]));
    expect(published).toEqual([
      ['api', `127.0.0.1:3000:${variable('PORT')}`],
      ['balancer', '127.0.0.1:8080:8080'],
    ]);
  });
});

describe.each(stores)('%s', (name, { environment = {}, volumes }) => {
  it('lets nobody in without a password, and has a certificate of its own', () => {
    expect(environment).toMatchObject({
      EVENTSTORE_ALLOW_ANONYMOUS_STREAM_ACCESS: 'false',
      EVENTSTORE_ALLOW_ANONYMOUS_ENDPOINT_ACCESS: 'false',
      EVENTSTORE_CERTIFICATE_FILE: `/certificates/${name}/node.crt`,
      EVENTSTORE_CERTIFICATE_PRIVATE_KEY_FILE: `/certificates/${name}/node.key`,
    });
    const certified = /for store in (.*); do/.exec(compose.services.certificates!.command!.join())![1]!.split(' ');
    expect(certified).toContain(name);
    expect(volumes).toContain(`${name}:/var/lib/eventstore`);
  });

  it('knows the other members of its cluster', () => {
    const others = ['eventstore1', 'eventstore2', 'eventstore3'].filter((other) => other !== name);
    const isMember = others.length === 2;
    expect(environment.EVENTSTORE_CLUSTER_SIZE).toBe(isMember ? 3 : undefined);
    expect(environment.EVENTSTORE_GOSSIP_SEED).toBe(
      isMember ? others.map((other) => `${other}:2113`).join() : undefined,
    );
    for (const setting of ['NODE', 'REPLICATION'])
      expect(environment[`EVENTSTORE_${setting}_HOST_ADVERTISE_AS`]).toBe(isMember ? name : undefined);
  });
});

describe.each([...nodes, ...setups])('%s', (_, service) => {
  it('can change nothing but its data', () => {
    expect(service).toMatchObject({ build: '.', read_only: true, cap_drop: ['ALL'], tmpfs: ['/tmp'] });
    expect(service.security_opt).toEqual(['no-new-privileges:true']);
    expect(service.volumes).toContain('authority:/authority:ro');
    expect(service.volumes).not.toContainEqual(expect.stringMatching(/^certificates:/));
  });

  it('finds what its settings name', () => {
    const settings = [...Object.values(service.environment ?? {}), ...(service.command ?? [])].join('\n');
    for (const [, secret] of settings.matchAll(/\/run\/secrets\/(\S+)/g)) expect(service.secrets).toContain(secret);
    const [, hosts] = /esdb:\/\/(?:timeline@)?([^?]+)\?tlsCAFile=\/authority\/ca\.crt$/m.exec(settings)!;
    for (const host of hosts!.split(',')) expect(stores.map(([store]) => `${store}:2113`)).toContain(host);
  });
});

it.each(nodes)('%s is given settings that the service knows, a user, and a place for its data', (name, service) => {
  const known = [...read('apps/api/src/config.ts').matchAll(/\benv\.([A-Z_]+)/g)].map(([, setting]) => setting);
  expect(known).toEqual(expect.arrayContaining(Object.keys(service.environment!)));
  expect(service.environment!.EVENTSTORE_CONNECTION_STRING).toMatch(/^esdb:\/\/timeline@/);
  expect(service.volumes).toContain(`${name}:${variable('DATA_DIR')}`);
  expect(service.secrets).not.toContain('store-admin-password');
});

it.each(setups)('%s is a command line that ours understands', (_, { command = [] }) => {
  expect(command.slice(0, 3)).toEqual([...scripts.timeline!.split(' '), 'setup-store']);
  const options = read('apps/cli/src/main.ts').split(".command('setup-store')")[1]!;
  for (const option of command.slice(3)) expect(options).toContain(`'${option.split('=')[0]} <`);
});

describe('the image', () => {
  const [build = '', image = ''] = dockerfile.split(/^(?=FROM)/m).slice(1);

  it('is built from what there is, with everything that the build names', () => {
    const copied = [...build.matchAll(/^COPY (.*) \.\/$/gm)].flatMap(([, files]) => files!.split(' '));
    const [nothing, ...kept] = read('.dockerignore').trim().split('\n');
    expect(nothing).toBe('*');
    const context = kept.filter((line) => line.startsWith('!')).map((line) => line.slice(1));
    const built = JSON.parse(read('nest-cli.json')) as {
      compilerOptions: { builder: { options: { filenames: string[] } } };
    };
    const folders = built.compilerOptions.builder.options.filenames.map((path) => path.split('/')[0]);
    expect(copied).toEqual(['package.json', 'package-lock.json']);
    for (const path of context) expect([path, existsSync(path)]).toEqual([path, true]);
    expect(context).toEqual(expect.arrayContaining([...copied, ...folders.filter((folder) => folder !== 'test')]));
  });

  it('runs the service as an ordinary user, who owns nothing but its data', () => {
    expect([...image.matchAll(/^USER (.*)$/gm)].map(([, user]) => user)).toEqual(['node']);
    expect(image).toContain(`chown node:node ${variable('DATA_DIR')}`);
    expect(image).toContain(`VOLUME ${variable('DATA_DIR')}`);
    const command = JSON.parse(/^CMD (\[.*\])$/m.exec(image)![1]!) as string[];
    expect(command).toEqual(scripts['start:prod']!.split(' '));
  });

  it('believes the balancer, where there is one, when it says who is behind it', () => {
    const believing = nodes.map(([name, { environment }]) => [name, environment!.TRUST_PROXY]);
    expect(believing).toEqual([
      ['api', undefined],
      ['api1', 1],
      ['api2', 1],
    ]);
    const balancer = read('deploy/haproxy.cfg');
    expect(balancer).toMatch(/^ +option forwardfor$/m);
    expect(balancer).toMatch(/^ +http-request set-header X-Forwarded-Host %\[req\.hdr\(Host\)\]$/m);
  });

  it('agrees on its port with its health check and the balancer', () => {
    const port = variable('PORT');
    expect(image).toContain(`EXPOSE ${port}\n`);
    expect(image).toContain(`http://127.0.0.1:${port}/health/ready`);
    const servers = [...read('deploy/haproxy.cfg').matchAll(/^ +server (\S+) (\S+)$/gm)];
    for (const [, name, address] of servers) expect([name, address]).toEqual([name, `${name}:${port}`]);
    expect(new Set(servers.map(([, name]) => name))).toEqual(new Set(['api1', 'api2']));
  });
});
