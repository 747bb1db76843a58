import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { fileMessageDetailsSchema } from './files/attachment.ts';
import { downFrameSchema } from './down/down-frame.ts';
import { devicesResponseSchema } from './http/devices.ts';
import { errorResponseSchema } from './http/error-response.ts';
import { heldRequestSchema, heldResponseSchema } from './http/files.ts';
import { serverInfoSchema } from './http/server-info.ts';
import { signInRequestSchema, signInResponseSchema } from './http/sign-in.ts';
import { protocolVersion } from './protocol-version.ts';
import { upFrameSchema } from './up/up-frame.ts';

/** The hash of every shape on the wire, by protocol version. Never change a line of a version that was released. */
const hashes: Readonly<Record<number, string>> = { 1: 'f7df16f596ceacfb', 2: '6b40b35d6b95af32', 3: '7edca7d808c85ec8', 4: 'bf251fc4cbac23b9', 5: '89e9a70710f434ae' };

const schemas = {
  upFrameSchema, downFrameSchema, devicesResponseSchema, errorResponseSchema, heldRequestSchema, heldResponseSchema, serverInfoSchema, signInRequestSchema, signInResponseSchema,
  fileMessageDetailsSchema,
};

it('the shapes on the wire are those of this protocol version', () => {
  const shapes = Object.entries(schemas).map(([name, schema]) => [name, z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })]);
  const hash = createHash('sha256').update(JSON.stringify(shapes)).digest('hex').slice(0, 16);
  expect(hash, 'A frame or an answer has changed its shape: raise `protocolVersion.current`, write what changed there and in docs/protocol.md, and add the new hash').toBe(
    hashes[protocolVersion.current],
  );
});
