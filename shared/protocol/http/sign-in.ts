import { z } from 'zod';
import { idSchema } from '../primitives.ts';

/** `POST /api/sign-in`. */
export const signInRequestSchema = z.object({
  email: z.string().trim().toLowerCase().min(3).max(320),
  password: z.string().min(1).max(1_024),
  /** Shown in the list of devices. */
  deviceName: z.string().min(1).max(120),
});
export type SignInRequest = z.infer<typeof signInRequestSchema>;

/** The token is the `Authorization: Bearer` of every later request and of the socket's upgrade. */
export const signInResponseSchema = z.object({
  token: z.string().min(20),
  deviceId: idSchema,
  userId: idSchema,
  organizationId: idSchema,
  organizationName: z.string(),
  displayName: z.string(),
});
export type SignInResponse = z.infer<typeof signInResponseSchema>;
