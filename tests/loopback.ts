/** Any socket to another machine fails the run: tests speak to loopback only. */
import net from 'node:net';

const LOCAL = new Set(['localhost', '127.0.0.1', '::1', '::ffff:127.0.0.1', undefined, '']);
const connect = net.Socket.prototype.connect;

net.Socket.prototype.connect = function guarded(this: net.Socket, ...args: unknown[]) {
  const [first] = (Array.isArray(args[0]) ? args[0] : args) as [unknown, unknown];
  const options =
    typeof first === 'object' && first !== null ? (first as { host?: string; path?: string }) : {};
  if (options.path === undefined && !LOCAL.has(options.host))
    throw new Error(`A test reached for ${options.host}: only loopback is allowed.`);
  return Reflect.apply(connect, this, args) as net.Socket;
} as typeof connect;
