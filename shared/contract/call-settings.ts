import { z } from 'zod';

const rememberedDeviceSchema = z.object({ deviceId: z.string().max(500), label: z.string().max(500) });

/** How calls are made on this computer. */
export const callSettingsSchema = z.object({
  /** Chosen devices; null leaves it to the system. */
  microphone: rememberedDeviceSchema.nullable(),
  camera: rememberedDeviceSchema.nullable(),
  speaker: rememberedDeviceSchema.nullable(),
  /** The browser's echo and noise control. */
  isNoiseControlOn: z.boolean(),
  /** Hides this computer's addresses from the people called: everything goes through the organization's relay. */
  isRelayOnly: z.boolean(),
  /** `KeyboardEvent.code` of the key to hold for talking; null: the microphone stays open. */
  pushToTalkKey: z.string().max(40).nullable(),
  isRingtoneOn: z.boolean(),
});
export type CallSettings = z.infer<typeof callSettingsSchema>;

export const defaultCallSettings: CallSettings = {
  microphone: null,
  camera: null,
  speaker: null,
  isNoiseControlOn: true,
  isRelayOnly: false,
  pushToTalkKey: null,
  isRingtoneOn: true,
};
