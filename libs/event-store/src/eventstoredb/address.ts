/** Where the nodes of a store are, and whom to trust there. */
export interface Address {
  readonly nodes: readonly { readonly host: string; readonly port: number }[];
  /** The certificate of the authority, where not one of the usual signed the store's. */
  readonly caFile: string | undefined;
}

const DEFAULT_PORT = 2113;
const CONNECTION = /^esdb(?:\+discover)?:\/\/(?<user>[^/?]*@)?(?<hosts>[^/?@]+)\/?(?<settings>\?.*)?$/;

/**
 * What a connection string without a user says, as the client reads it. Throws a TypeError for one that names a user, for
 * a password does not belong on a command line, or that has no TLS, for then nobody is asked for one.
 */
export function addressOf(connectionString: string): Address {
  const { user, hosts, settings = '' } = CONNECTION.exec(connectionString.trim())?.groups ?? {};
  if (user) throw new TypeError('the store is named without a user: esdb://host:2113');
  if (!hosts)
    throw new TypeError('the store is named as esdb://host:2113, esdb://a:2113,b:2113 or esdb+discover://host:2113');
  if (/[?&]tls=false(&|$)/i.test(settings))
    throw new TypeError('the store has no users without TLS: name it without tls=false');
  const caFile = /[?&]tls[-_]?ca[-_]?file=([^&]+)/i.exec(settings)?.[1];
  const nodes = hosts.split(',').map((node) => {
    const [host = '', port] = node.split(':');
    return { host, port: port ? Number(port) : DEFAULT_PORT };
  });
  return { nodes, caFile: caFile && decodeURIComponent(caFile) };
}
