import { z } from 'zod';
import { idSchema, wholeNumberSchema } from '../primitives.ts';

/** `GET /api/devices`: where this person is signed in. `DELETE /api/devices/:id` signs one out; `POST /api/sign-out` this one. */
export const devicesResponseSchema = z.object({
  devices: z.array(
    z.object({ id: idSchema, name: z.string(), createdAt: wholeNumberSchema, lastSeenAt: wholeNumberSchema, isThisDevice: z.boolean() }),
  ),
});
export type DevicesResponse = z.infer<typeof devicesResponseSchema>;
